#!/usr/bin/env bash
# One would guess: a hyphenation package that leaves HTML tags, attributes and entities alone also leaves the addresses in a
# text alone. It is not so: hyphen 1.14.1 takes "https://example.com/…" and "someone@…" for words between marks, and puts soft
# hyphens into them.
# It matters to people who make decks: the soft hyphens cannot be seen, but go along when an address is copied from a slide or
# a handout, or made a link after hyphenation, and then it leads nowhere.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent hyphen@1.14.1 >/dev/null
cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import english from 'hyphen/en/index.js';
const { hyphenateHTMLSync, hyphenateSync } = english;
const version = JSON.parse(readFileSync('node_modules/hyphen/package.json', 'utf8')).version;
console.log(`hyphen ${version}`);
const shown = (text) => text.replaceAll('\u00ad', '|');
const address = 'https://example.com/international/documentation';
const results = {
  text: shown(hyphenateSync(address)),
  mail: shown(hyphenateSync('someone@international.example')),
  html: shown(hyphenateHTMLSync(`<a href="${address}">${address}</a>`)),
};
console.log(results);
const kept = results.html.startsWith(`<a href="${address}">`);
if (!kept || ![results.text, results.mail, results.html.slice(address.length + 11)].every((each) => each.includes('|'))) {
  console.log('changed');
  process.exit(1);
}
JS
node try.mjs
