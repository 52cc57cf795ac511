import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many connectors LibreOffice finds in each deck that was drawn into a folder, and those not glued at both ends. */
export function gluedConnectors(files, folder, env) {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync('soffice', ['--headless', profile, '--convert-to', 'fodp', '--outdir', folder, ...files], {
    env,
    stdio: 'ignore',
  });
  return files.map((file) => {
    const xml = readFileSync(file.replace(/\.pptx$/, '.fodp'), 'utf8');
    const connectors = xml.match(/<draw:connector\b[^>]*>/g) ?? [];
    const ids = new Set([...xml.matchAll(/\b(?:xml|draw):id="([^"]+)"/g)].map(([, id]) => id));
    const loose = connectors.filter((tag) =>
      ['start', 'end'].some((end) => !ids.has(new RegExp(`draw:${end}-shape="([^"]+)"`).exec(tag)?.[1])),
    );
    return { connectors: connectors.length, loose: loose.map((tag) => nameOf(tag)) };
  });
}

function nameOf(tag) {
  return /draw:name="([^"]*)"/.exec(tag)?.[1] ?? 'a connector without a name';
}
