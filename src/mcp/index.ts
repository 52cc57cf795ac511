export {
  type McpAnswer,
  type McpArguments,
  type McpTool,
  type ServeMcpOptions,
  serveMcp,
} from './serve-mcp.ts';
export { slidePicture } from './slide-picture.ts';
