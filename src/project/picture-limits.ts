/** Limits of one picture; a photo in a drawing has the same. */
export const pictureLimits = { side: 20_000, pixels: 100_000_000, svgBytes: 2 * 1024 * 1024 } as const;
