/** The rule about application protocols that nobody is known to read. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isQualifiedName } from '../../kubernetes/formats.ts';
import { servicePorts } from '../../kubernetes/kinds/service.ts';
import { namesAppProtocol } from '../../kubernetes/kinds/service-traits.ts';
import { portTitle } from '../../kubernetes/port-naming.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { nearest } from '../../text/nearest.ts';
import { defineRule } from '../rule.ts';

/** A word without domain that is near a known protocol, or a name in `kubernetes.io/` that does not exist. */
export const appProtocolUnknown = defineRule({
  id: 'service/app-protocol-unknown',
  summary: 'A Service port has an application protocol that looks misspelt.',
  severity: 'hint',
  appliesTo: ['Service'],
  where: namesAppProtocol,

  *detect(service) {
    for (const port of servicePorts(service)) {
      const protocol = port.appProtocol;
      if (!protocol || !isQualifiedName(protocol.value) || isPlaceholder(protocol.value)) continue;
      const { value } = protocol;
      const domain = value.startsWith('kubernetes.io/');
      if ((value.includes('/') && !domain) || known.has(domain ? value : value.toLowerCase())) continue;
      const meant = domain
        ? (nearest(value, reserved) ?? reserved.find((one) => one.endsWith(`/${value.slice(14).toLowerCase()}`)))
        : nearest(value.toLowerCase(), known, value.length > 4 ? 2 : 1);
      if (domain || meant) yield { at: protocol.at, service, port, value, meant };
    }
  },

  explain({ service, port, value, meant }) {
    return {
      what: `${titleOf(service)} gives ${portTitle(port)} the application protocol ${value}, which is not known.`,
      why: 'Meshes and gateways that read the field treat a protocol they do not know as plain TCP.',
      advice: meant ? `Write ${meant} if that was meant.` : 'Write a registered name, or one with a domain of its own.',
    };
  },

  repair({ port, meant }, { text }) {
    const edits = meant ? setField(text, port, 'appProtocol', meant) : undefined;
    return edits ? [{ title: `Set appProtocol to ${meant}`, safe: false, edits }] : [];
  },
});

/** Names that Kubernetes defines (KEP-3726). */
const reserved = ['kubernetes.io/h2c', 'kubernetes.io/ws', 'kubernetes.io/wss'];

/** Registered names that Services carry, and words that meshes and gateways read. */
const known: ReadonlySet<string> = new Set([
  ...reserved,
  ...'http https http2 http3 h2 h2c grpc grpcs grpc-web ws wss tcp udp sctp tls ssl dns domain ssh sftp ftp'.split(' '),
  ...'smtp smtps imap imaps pop3 pop3s ldap ldaps mysql mongo mongodb mongodb-wire redis rediss postgres'.split(' '),
  ...'postgresql ms-sql-s mssql oracle amqp amqps mqtt mqtts kafka nats stomp memcache memcached cassandra'.split(' '),
  ...'etcd thrift dubbo rtsp rtmp rtp sip sips snmp syslog ntp nfs smb telnet vnc rdp ms-wbt-server xmpp'.split(' '),
  ...'prometheus zipkin jaeger otlp hbone mtls quic radius diameter gtp ngap pfcp git svn proxy'.split(' '),
]);
