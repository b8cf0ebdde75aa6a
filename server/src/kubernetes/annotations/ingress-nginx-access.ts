/** The annotations of ingress-nginx that decide who may come in: addresses, passwords, certificates, origins, rates. */

import type { Annotation, Clause } from './annotation.ts';
import { inPackage, losesTo, needs, nginxKey, url, variable } from './ingress-nginx-row.ts';
import { anyText, commaList, goBoolean, integer, nameAndNamespaceOf, oneOf, pattern } from './value-type.ts';

const auth = inPackage('auth');
const authReq = inPackage('authreq');
const authReqGlobal = inPackage('authreqglobal');
const authTls = inPackage('authtls');
const cors = inPackage('cors');
const rateLimit = inPackage('ratelimit');
const sslCipher = inPackage('sslcipher');

const count = integer(0);
const ranges = commaList({ kind: 'cidr', bare: true, hostBits: true });
const headers = pattern(/^[-A-Za-z0-9_,]*$/, 'header names separated by commas', 'removed');
const headersOrStar = pattern(
  /^[-A-Za-z0-9_*]+(?:,[-A-Za-z0-9_*]+)*,?$/,
  'header names or * separated by commas',
  'removed',
);
const urlWithVariables = pattern(/^[-._~a-zA-Z0-9/:, ?&=$]*$/, 'a URL, possibly with NGINX variables', 'removed');
const errorPage = pattern(
  /^(?:@[-\w]+|(?:(?:https?:\/\/)?[-A-Za-z0-9.]+(?::\d+)?)?(?:\/[-\w.]+)*\/?)$/,
  'a path or a URL without query',
  'removed',
);
const origin = pattern(
  /^(?:\*|null|[a-z]+:\/\/(?:\*\.)?[-A-Za-z0-9.]*(?::\d+)?)?$/,
  'an origin such as https://*.example.com:8443, or *',
);
const cacheTimes = pattern(
  /^(?:(?!\d+(?:ms|[smhdwMy])(?: |$))[-\w]+ +)*\d+(?:ms|[smhdwMy])(?: +\d+(?:ms|[smhdwMy]))*$/,
  'status codes and a time, such as 200 202 30m',
);
const corsHeaders =
  'DNT,Keep-Alive,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range,Authorization';

const olderName = 'The controller looks at the older name only if the newer one is empty.';
const snippetCves = ['CVE-2021-25742', 'CVE-2021-25746'];
const needsAuthSecret: Clause = {
  ...needs('auth-secret', 'The passwords come from the Secret that auth-secret names.'),
  effect: 'path-denied',
};
const needsAuthUrl = needs('auth-url', 'External authentication is off without auth-url.');
const needsClientCa = needs('auth-tls-secret', 'Client certificates are not asked for without auth-tls-secret.');
const needsCors = needs('enable-cors', 'The CORS settings are read only with enable-cors.', 'enabled');
const needsLimit: Clause = {
  when: [
    {
      anyOf: ['limit-rps', 'limit-rpm', 'limit-connections'].map((name) => ({
        annotation: nginxKey(name),
        is: 'present',
      })),
    },
  ],
  effect: 'ignored',
  because: 'There is no limit to adjust without limit-rps, limit-rpm or limit-connections.',
};

// biome-ignore format: a table is read by its rows.
export const ingressNginxAccess: readonly Annotation[] = [
  // Who may come in.
  inPackage('ipallowlist')('allowlist-source-range', 'medium', ranges, 'path-denied',
    'Admits only clients from these addresses and ranges.', { tells: [{ fact: 'source-ranges' }] }),
  inPackage('ipallowlist')('whitelist-source-range', 'medium', ranges, 'path-denied',
    'The older name of allowlist-source-range.', {
      deprecated: { replacement: { annotation: nginxKey('allowlist-source-range') } },
      clashes: [losesTo('allowlist-source-range', olderName)],
      tells: [{ fact: 'source-ranges' }],
    }),
  inPackage('ipdenylist')('denylist-source-range', 'medium', ranges, 'path-denied',
    'Turns away clients from these addresses and ranges.'),
  inPackage('satisfy')('satisfy', 'low', oneOf('any', 'all'), 'rejected',
    'Whether a request must pass all checks of access or any one of them.', { default: 'all' }),

  // Passwords.
  auth('auth-type', 'low', oneOf('basic', 'digest'), 'object-skipped',
    'Asks clients for a user name and a password.', {
      needs: [needsAuthSecret],
    }),
  auth('auth-secret', 'medium', nameAndNamespaceOf('Secret', 'optional'), 'path-denied',
    'The Secret that holds the users and their passwords.',
    { needs: [needs('auth-type', 'Nobody is asked for a password without auth-type.')] }),
  auth('auth-secret-type', 'low', oneOf('auth-file', 'auth-map'), 'object-skipped',
    'Whether the Secret holds one htpasswd file under the key auth, or one key for each user.',
    { default: 'auth-file', needs: [needs('auth-secret', 'It describes the Secret that auth-secret names.')] }),
  auth('auth-realm', 'medium',
    pattern(/^[-._~a-zA-Z0-9/: ]*$/, 'letters, digits, blanks and - . _ ~ / : only'), 'object-skipped',
    'The text that browsers show when they ask for the password.'),

  // A service that decides.
  authReq('auth-url', 'high', urlWithVariables, 'object-skipped',
    'The address that is asked, for each request, whether it may pass.',
    { cves: ['CVE-2025-24514', 'CVE-2026-24513'] }),
  authReq('auth-method', 'low',
    oneOf('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE'), 'path-denied',
    'The HTTP method of the question to auth-url.', { needs: [needsAuthUrl], cves: ['CVE-2026-1580'] }),
  authReq('auth-signin', 'high', urlWithVariables, 'rejected',
    'Where clients are sent that are not signed in.', { needs: [needsAuthUrl] }),
  authReq('auth-signin-redirect-param', 'medium', url, 'rejected',
    'The query parameter of the sign-in address that carries the original one.',
    { default: 'rd', needs: [needs('auth-signin', 'It is a part of the address in auth-signin.')] }),
  authReq('auth-snippet', 'critical', anyText, 'ignored',
    'NGINX configuration, put as it is into the question to auth-url.', { needs: [needsAuthUrl], cves: snippetCves }),
  authReq('auth-cache-key', 'medium', variable, 'rejected',
    'The key under which answers of auth-url are remembered.', { needs: [needsAuthUrl] }),
  authReq('auth-cache-duration', 'medium', commaList(cacheTimes), 'path-denied',
    'How long answers of auth-url are remembered, by status code.', {
      default: '200 202 401 5m',
      needs: [needs('auth-cache-key', 'Answers are remembered only with auth-cache-key.')],
    }),
  authReq('auth-keepalive', 'low', count, 'default-used',
    'How many connections to auth-url are kept open.', { default: '0', needs: [needsAuthUrl] }),
  authReq('auth-keepalive-share-vars', 'low', goBoolean, 'default-used',
    'Whether the question to auth-url shares its NGINX variables with the request.', {
      default: 'false',
      needs: [needs('auth-keepalive', 'It concerns connections that auth-keepalive keeps open.')],
    }),
  authReq('auth-keepalive-requests', 'low', integer(1), 'default-used',
    'How many questions go over one kept connection.',
    { default: '1000', needs: [needs('auth-keepalive', 'It concerns connections that auth-keepalive keeps open.')] }),
  authReq('auth-keepalive-timeout', 'low', integer(1), 'default-used',
    'Seconds after which an idle kept connection is closed.',
    { default: '60', needs: [needs('auth-keepalive', 'It concerns connections that auth-keepalive keeps open.')] }),
  authReq('auth-response-headers', 'medium', headers, 'path-denied',
    'Headers of the answer of auth-url that are handed on to the backend.', { needs: [needsAuthUrl] }),
  authReq('auth-proxy-set-headers', 'medium', nameAndNamespaceOf('ConfigMap', 'optional'), 'path-denied',
    'The ConfigMap with headers that are sent to auth-url.', { needs: [needsAuthUrl], cves: ['CVE-2025-15566'] }),
  authReq('auth-request-redirect', 'medium', url, 'rejected',
    'The value of the header X-Auth-Request-Redirect.', { needs: [needsAuthUrl] }),
  authReq('auth-always-set-cookie', 'low', goBoolean, 'default-used',
    'Whether cookies of auth-url reach the client whatever the backend answers.',
    { default: 'false', needs: [needsAuthUrl] }),
  authReqGlobal('enable-global-auth', 'low', goBoolean, 'default-used',
    'Whether the external authentication of the whole controller covers this Ingress.', { default: 'true' }),

  // Client certificates.
  authTls('auth-tls-secret', 'medium', nameAndNamespaceOf('Secret'), 'object-skipped',
    'The Secret whose ca.crt signs the client certificates that are asked for.'),
  authTls('auth-tls-verify-client', 'medium', oneOf('on', 'off', 'optional', 'optional_no_ca'), 'default-used',
    'Whether a client certificate is demanded and checked.', { default: 'on', needs: [needsClientCa] }),
  authTls('auth-tls-verify-depth', 'low', integer(1), 'default-used',
    'How many steps may lie between a client certificate and the authority.', { default: '1', needs: [needsClientCa] }),
  authTls('auth-tls-error-page', 'high', errorPage, 'object-skipped',
    'Where clients are sent whose certificate is refused.', { needs: [needsClientCa] }),
  authTls('auth-tls-pass-certificate-to-upstream', 'low', goBoolean, 'object-skipped',
    'Whether the backend gets the client certificate in the header ssl-client-cert.',
    { default: 'false', needs: [needsClientCa] }),
  authTls('auth-tls-match-cn', 'high', { kind: 'regex', after: 'CN=' }, 'object-skipped',
    'The common name that a client certificate must have.', { needs: [needsClientCa], cves: ['CVE-2025-1097'] }),

  // Cross-origin requests.
  cors('enable-cors', 'low', goBoolean, 'default-used',
    'Answers cross-origin requests with CORS headers.', { default: 'false' }),
  cors('cors-allow-origin', 'medium', commaList(origin), 'default-used',
    'The origins that may read the answers.', { default: '*', needs: [needsCors] }),
  cors('cors-allow-methods', 'medium',
    pattern(/^[A-Za-z]+(?:,[A-Za-z]+)*,?$/, 'HTTP methods separated by commas', 'removed'), 'default-used',
    'The methods that other origins may use.',
    { default: 'GET, PUT, POST, DELETE, PATCH, OPTIONS', needs: [needsCors] }),
  cors('cors-allow-headers', 'medium', headers, 'default-used',
    'The request headers that other origins may send.', {
      default: corsHeaders,
      needs: [needsCors],
    }),
  cors('cors-expose-headers', 'medium', headersOrStar, 'default-used',
    'The answer headers that other origins may read.', { needs: [needsCors] }),
  cors('cors-allow-credentials', 'low', goBoolean, 'default-used',
    'Whether other origins may send cookies and passwords.', { default: 'true', needs: [needsCors] }),
  cors('cors-max-age', 'low', integer(), 'default-used',
    'Seconds for which a browser may remember the answer to a preflight request.',
    { default: '1728000', needs: [needsCors] }),

  // How fast clients may be.
  rateLimit('limit-rps', 'low', count, 'object-skipped', 'Requests that one client address may send in a second.'),
  rateLimit('limit-rpm', 'low', count, 'object-skipped', 'Requests that one client address may send in a minute.'),
  rateLimit('limit-connections', 'low', count, 'object-skipped',
    'Connections that one client address may hold at a time.'),
  rateLimit('limit-burst-multiplier', 'low', integer(1), 'default-used',
    'How many times the limit may be exceeded for a moment.', { default: '5', needs: [needsLimit] }),
  rateLimit('limit-rate', 'low', count, 'default-used',
    'Bytes in a second that a connection gets of an answer; 0 is without limit.', { default: '0' }),
  rateLimit('limit-rate-after', 'low', count, 'default-used',
    'Bytes of an answer that come before limit-rate sets in.', { default: '0' }),
  rateLimit('limit-allowlist', 'low', ranges, 'object-skipped',
    'Addresses and ranges for which no limit holds.', { needs: [needsLimit] }),
  rateLimit('limit-whitelist', 'low', ranges, 'object-skipped',
    'The older name of limit-allowlist.', {
      deprecated: { replacement: { annotation: nginxKey('limit-allowlist') } },
      clashes: [losesTo('limit-allowlist', olderName)],
    }),

  // TLS to the client.
  sslCipher('ssl-ciphers', 'low',
    pattern(/^(?:[-A-Za-z0-9!:+_]|@STRENGTH|@SECLEVEL=[0-5])*$/, 'OpenSSL cipher names', 'removed'), 'object-skipped',
    'The ciphers offered to clients of this host.'),
  sslCipher('ssl-prefer-server-ciphers', 'low', goBoolean, 'object-skipped',
    "Whether the server's order of ciphers counts rather than the client's."),
];
