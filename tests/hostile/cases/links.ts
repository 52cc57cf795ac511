import type { HostileClass } from '../hostile-case.ts';
import { deck, markup, slides } from '../hostile-case.ts';

const linked = (target: string) => slides(`{ use: bullets, title: T, points: ["▶[x](${target})"] }`);
const refused = (name: string, target: string, says?: string) => ({
  name,
  files: linked(target),
  codes: 'link-not-allowed',
  ...(says === undefined ? {} : { says }),
});

/** Links elsewhere than to the web, a letter box, a telephone or a slide; and pictures from the web. */
export const linkCases: HostileClass = {
  name: 'links and the network',
  cases: [
    refused('a script', 'javascript:alert(1)', 'javascript:'),
    refused('a script in mixed case', 'JaVaScRiPt:alert(1)'),
    refused('a script of Basic', 'vbscript:msgbox(1)'),
    refused('data', 'data:text/html,<script>alert(1)</script>', 'data:'),
    refused('a file', 'file:///etc/passwd', 'file:'),
    refused('a share', '\\\\\\\\server\\\\share'),
    refused('an address without a scheme', '//evil.example/x'),
    refused('a path', '../secret.txt'),
    refused('a program of Office', 'ms-word:ofe|u|http://evil.example/x'),
    refused('a macro', 'macro:run'),
    refused('a command of PowerPoint', 'ppaction://program?x'),
    refused('FTP', 'ftp://example.org/'),
    refused('nothing but a scheme', 'http:'),
    refused('a host of nothing', 'http:///x'),
    refused('an empty letter box', 'mailto:'),
    {
      name: 'a slide that is not there',
      files: linked('#no-such-slide'),
      codes: 'broken-slide-link',
      says: 'no-such-slide',
    },
    {
      name: 'a slide by a misspelt name',
      files: slides('{ use: cover, id: opening }', '{ use: bullets, title: T, points: ["▶[x](#openning)"] }'),
      codes: 'broken-slide-link',
      says: 'did you mean',
    },
    {
      name: 'a script in markup',
      files: markup('<p><a href="▶javascript:alert(1)">x</a></p>'),
      codes: 'link-not-allowed',
      says: 'javascript:',
    },
    {
      name: 'a script behind an entity in markup',
      files: markup('<p><a href="▶java&#115;cript:alert(1)">x</a></p>'),
      codes: 'link-not-allowed',
    },
    {
      name: 'a script behind a tab in markup',
      files: markup('<p><a href="▶java&#9;script:alert(1)">x</a></p>'),
      codes: 'link-not-allowed',
    },
    {
      name: 'a script in notes',
      files: slides('{ use: cover, notes: "▶[x](javascript:alert(1))" }'),
      codes: 'link-not-allowed',
    },
    {
      name: 'a picture from the web',
      files: slides('{ use: image, title: T, src: ▶https://example.org/x.png, alt: A }'),
      codes: 'remote-picture',
      says: 'nothing is fetched',
      exit: 5,
    },
    {
      name: 'a picture from the web in a body',
      files: slides('{ use: content, title: T, body: "![A](▶https://example.org/x.png)" }'),
      codes: 'remote-picture',
      says: 'nothing is fetched',
      exit: 5,
    },
    {
      name: 'a picture from the web in capitals',
      files: slides('{ use: image, title: T, src: ▶HTTP://example.org/x.png, alt: A }'),
      codes: 'remote-picture',
      exit: 5,
    },
    {
      name: 'a picture in data',
      files: slides('{ use: image, title: T, src: ▶"data:image/png;base64,iVBORw0KGgo=", alt: A }'),
      codes: 'picture-type',
      exit: 5,
    },
    {
      name: 'a picture from a machine of the cloud',
      files: slides('{ use: image, title: T, src: ▶http://169.254.169.254/latest/meta-data, alt: A }'),
      codes: 'remote-picture',
      exit: 5,
    },
    {
      name: 'hosts that a deck allows',
      files: deck('▶allowed-hosts: [example.org]\nslides: [{ use: cover }]\n'),
      codes: 'unknown-key',
    },
    {
      name: 'hosts that a project allows',
      files: {
        ...slides('{ use: image, title: T, src: https://example.org/x.png, alt: A }'),
        'throughline.yaml': '▶allowed-hosts: [example.org]\n',
      },
      codes: ['idle-setting', 'remote-picture'],
      says: 'does nothing',
      exit: 5,
    },
    {
      name: 'a host with a scheme',
      files: { 'throughline.yaml': 'allowed-hosts: [▶https://example.org/]\n' },
      codes: ['invalid-value', 'idle-setting'],
      exit: 2,
    },
    {
      name: 'a host with a star',
      files: { 'throughline.yaml': 'allowed-hosts: [▶"*.example.org"]\n' },
      codes: ['invalid-value', 'idle-setting'],
      exit: 2,
    },
  ],
};
