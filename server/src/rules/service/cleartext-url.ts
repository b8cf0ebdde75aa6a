/** The rule about URLs outside of the cluster that are not encrypted. */

import { isPrivateHost } from '../../kubernetes/hosts-outside.ts';
import { writtenWords } from '../../manifest/written-words.ts';
import { defineRule } from '../rule.ts';

/** http:// or ftp:// to a host on the internet: everyone on the way can read and change what is sent. */
export const cleartextUrl = defineRule({
  id: 'service/cleartext-url',
  summary: 'A value holds a URL to a host outside that is not encrypted.',
  severity: 'hint',
  preset: 'off',
  appliesTo: 'every',

  *detect(resource, view) {
    const text = view.snapshot.files.get(resource.file)?.text ?? '';
    for (const { at, words } of writtenWords(text, resource.node, pattern)) {
      const [, scheme = '', host = ''] = words;
      if (isPrivateHost(host) || identifiers.has(host.toLowerCase())) continue;
      yield { at, scheme, host, tail: { start: at.start, end: at.start + scheme.length } };
    }
  },

  explain({ scheme, host }) {
    return {
      what: `A URL leads to ${host} by ${scheme}.`,
      why: 'Everyone between the cluster and that host can read and change what is sent.',
      advice:
        scheme === 'http' ? 'Use https if the host offers it.' : 'Use a protocol that encrypts, such as https or sftp.',
    };
  },

  repair({ scheme, tail }) {
    if (scheme !== 'http') return [];
    return [{ title: 'Use https', safe: false, edits: [{ at: tail, text: 'https' }] }];
  },
});

const pattern = /\b(http|ftp):\/\/([a-z0-9][a-z0-9.-]*\.[a-z0-9-]+)/gi;

/** Hosts whose URLs are names of something rather than places to connect to. */
const identifiers: ReadonlySet<string> = new Set([
  'www.w3.org',
  'json-schema.org',
  'www.apache.org',
  'www.gnu.org',
  'xmlns.jcp.org',
  'java.sun.com',
  'schemas.xmlsoap.org',
  'schemas.microsoft.com',
  'maven.apache.org',
  'purl.org',
  'opensource.org',
]);
