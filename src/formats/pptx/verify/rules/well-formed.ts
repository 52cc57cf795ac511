import type { Rule } from './rule.ts';

export const wellFormed: Rule = {
  code: 'pptx-xml',
  summary: 'Every XML part is well-formed UTF-8 without a document type.',
  check({ parts, binaryFaults }, report) {
    for (const { name, fault } of parts.values()) if (fault) report(name, `it is not well-formed: ${fault}`);
    for (const [name, fault] of binaryFaults) if (/\.(xml|rels)$/.test(name)) report(name, fault);
  },
};
