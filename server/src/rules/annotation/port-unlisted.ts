/** The rule about annotations for a port that their Service does not have. */

import { carriersOf, hasAnnotations, placementOf } from '../../kubernetes/annotations/carried.ts';
import { annotationOf } from '../../kubernetes/annotations/catalogue.ts';
import { controller } from '../../kubernetes/annotations/controllers.ts';
import { renameField } from '../../kubernetes/edit-fields.ts';
import { servicePorts } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { listWords } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** Such keys name the port of the Service, not that of the pods or the nodes. */
export const portUnlisted = defineRule({
  id: 'annotation/port-unlisted',
  summary: 'An annotation is for a port that its Service does not have.',
  severity: 'warning',
  appliesTo: ['Service'],
  where: hasAnnotations,

  *detect(service) {
    const ports = servicePorts(service);
    if (ports.length === 0 || ports.some(({ port }) => !port || Number.isNaN(port.value))) return;
    for (const carrier of carriersOf(service)) {
      for (const { key, row } of carrier.annotations) {
        if (!row?.placeholders || !Object.values(row.placeholders).includes('port')) continue;
        const number = Number(annotationOf(key.value)?.placeholders.port);
        if (ports.some(({ port }) => port!.value === number) || placementOf(row, carrier) !== 'read') continue;
        const keyFor = (port: number): string => row.key.replace('{port}', String(port));
        const free = ports.filter(({ port }) => carrier.map.get(keyFor(port!.value)) === undefined);
        const behind = free.filter(({ targetPort, nodePort }) => [targetPort?.value, nodePort?.value].includes(number));
        const [meant] = behind.length === 1 ? behind : free.length === 1 ? free : [];
        const renamed = meant && keyFor(meant.port!.value);
        const has = listWords(ports.map(({ port }) => String(port!.value)));
        yield { at: key.at, service, carrier, key: key.value, number, has, renamed, reader: row.controller };
      }
    }
  },

  explain({ service, key, number, has, renamed, reader }) {
    return {
      what: `${titleOf(service)} has the annotation ${key} for port ${number}, but its ports are ${has}.`,
      why: `${controller(reader).title.replace(/^./, (first) => first.toUpperCase())} looks for the numbers of the Service's own ports, so the setting has no effect.`,
      advice: renamed ? `Write ${renamed}.` : 'Name the port by its number in the Service.',
    };
  },

  repair({ carrier, key, renamed }, { text }) {
    const edits = renamed ? renameField(text, carrier.map, key, renamed) : undefined;
    return edits ? [{ title: `Write ${renamed}`, safe: false, edits }] : [];
  },
});
