/** The plainest probe that a container can get: whether somebody listens on its port. */

import type { PlainValue } from '../manifest/write-value.ts';
import { isPortName } from './formats.ts';
import { protocolOf } from './kinds/service.ts';
import type { Container } from './kinds/workload.ts';

/** A probe of the first TCP port that the container declares, by name where it has one. */
export function probeFor(container: Container): PlainValue | undefined {
  const port = container.ports?.items.find((one) => protocolOf(one) === 'TCP' && (one.containerPort?.value ?? 0) > 0);
  if (!port) return undefined;
  const name = port.name?.value;
  return { tcpSocket: { port: name && isPortName(name) ? name : port.containerPort!.value } };
}
