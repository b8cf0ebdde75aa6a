/** The annotations of the community's ingress-nginx, as its last releases (1.13 to 1.15) read them. */

import type { Annotation, Clause } from './annotation.ts';
import { ingressNginxAccess } from './ingress-nginx-access.ts';
import { ingressNginxRemoved } from './ingress-nginx-removed.ts';
import { inPackage, losesTo, needs, nginxKey, plain, serverName, url, variable } from './ingress-nginx-row.ts';
import {
  anyCaseOf,
  anyText,
  commaList,
  goBoolean,
  integer,
  nameAndNamespaceOf,
  nameOf,
  oneOf,
  onOrOff,
  pattern,
  size,
} from './value-type.ts';

const alias = inPackage('alias');
const canary = inPackage('canary');
const mirror = inPackage('mirror');
const modSecurity = inPackage('modsecurity');
const openTelemetry = inPackage('opentelemetry');
const proxy = inPackage('proxy');
const proxySsl = inPackage('proxyssl');
const redirect = inPackage('redirect');
const rewrite = inPackage('rewrite');
const affinity = inPackage('sessionaffinity');
const hashBy = inPackage('upstreamhashby');

const count = integer(0);
const seconds = integer(0);
const captures = pattern(/^[-._~a-zA-Z0-9/:$]*$/, 'a path, possibly with captured groups such as $1');
const prefixPath = pattern(
  /^(?!(?:true|false)$)[-._~a-zA-Z0-9/:$]*$/,
  'a path; true and false are taken as text',
  'removed',
);
const unspacedUrl = pattern(
  /^[-._~a-zA-Z0-9/:,?&=]*$/,
  'a URL of letters, digits and - . _ ~ / : , ? & = without blanks',
);
const failures = pattern(
  /^(?:(?:error|timeout|invalid_header|http_50[0234]|http_40[34]|http_429|non_idempotent|off)(?:\s|$))+$/,
  'the cases of proxy_next_upstream, such as error timeout http_502',
);

const snippetCves = ['CVE-2021-25742', 'CVE-2021-25746'];
const needsProxySecret = needs(
  'proxy-ssl-secret',
  'The controller reads the proxy-ssl settings only beside proxy-ssl-secret.',
);
const needsCookie = needs('affinity', 'The cookie is set only with affinity: cookie.');
const needsMirror = needs('mirror-target', 'Nothing is mirrored without mirror-target.');
const needsCanary = needs('canary', 'A canary that is configured but not enabled is left out.', 'enabled');
const needsFastCgi: Clause = {
  when: [{ annotation: nginxKey('backend-protocol'), is: ['FCGI', 'fcgi'] }],
  effect: 'ignored',
  because: 'FastCGI settings are read only with backend-protocol: FCGI.',
};

// biome-ignore format: a table is read by its rows.
const routing: readonly Annotation[] = [
  // Canaries.
  canary('canary', 'low', goBoolean, 'default-used',
    'Makes this Ingress take a share of the requests of the one with the same host and path.', { default: 'false' }),
  canary('canary-by-header', 'medium', plain, 'default-used',
    'The header that sends a request to the canary (always) or past it (never).', { needs: [needsCanary] }),
  canary('canary-by-header-value', 'medium', plain, 'default-used',
    'The value of that header that sends a request to the canary.',
    { needs: [needs('canary-by-header', 'It is a value of the header in canary-by-header.')] }),
  canary('canary-by-header-pattern', 'medium',
    pattern(/^[-._~a-zA-Z0-9/:^$[\](){}*+?|&=\\]*$/, 'a regular expression'), 'default-used',
    'A pattern for the value of that header.', {
      needs: [needs('canary-by-header', 'It is a pattern for the header in canary-by-header.')],
      clashes: [losesTo('canary-by-header-value', 'An exact value goes before a pattern.')],
    }),
  canary('canary-by-cookie', 'medium', plain, 'default-used',
    'The cookie that sends a request to the canary (always) or past it (never).', { needs: [needsCanary] }),
  canary('canary-weight', 'low', count, 'default-used',
    'The share of requests for the canary, out of canary-weight-total.', { default: '0', needs: [needsCanary] }),
  canary('canary-weight-total', 'low', integer(1), 'default-used',
    'The number that stands for all requests in canary-weight.',
    { default: '100', needs: [needs('canary-weight', 'It is the whole of which canary-weight is a part.')] }),

  // Where requests go.
  rewrite('rewrite-target', 'medium', captures, 'default-used',
    'The path under which a request reaches the backend; $1, $2 stand for groups of the matched path.',
    { cves: ['CVE-2026-3288'] }),
  rewrite('use-regex', 'low', goBoolean, 'default-used',
    'Makes every path of this host a regular expression.', { default: 'false' }),
  rewrite('app-root', 'medium', captures, 'default-used', 'The path to which requests for / are redirected.'),
  rewrite('ssl-redirect', 'low', goBoolean, 'default-used',
    'Redirects HTTP to HTTPS where the Ingress has TLS.',
    { default: 'true', tells: [{ fact: 'https-only', own: 'enabled' }] }),
  rewrite('force-ssl-redirect', 'medium', goBoolean, 'default-used',
    'Redirects HTTP to HTTPS even if the Ingress has no TLS, for load balancers that end it before.',
    { default: 'false', tells: [{ fact: 'https-only', own: 'enabled' }] }),
  rewrite('preserve-trailing-slash', 'medium', goBoolean, 'default-used',
    'Whether the redirect to HTTPS keeps a slash at the end.', { default: 'false' }),
  redirect('permanent-redirect', 'medium', unspacedUrl, 'object-skipped',
    'Answers every request with a permanent redirect to this URL.', {
      clashes: [losesTo('temporal-redirect', 'A temporary redirect goes before a permanent one.')],
      cves: ['CVE-2023-5044'],
    }),
  redirect('permanent-redirect-code', 'low', integer(300, 308), 'object-skipped',
    'The status code of the permanent redirect; one outside 300 to 308 becomes 301.',
    { default: '301', needs: [needs('permanent-redirect', 'It is the status code of that redirect.')] }),
  redirect('temporal-redirect', 'medium', unspacedUrl, 'object-skipped',
    'Answers every request with a temporary redirect to this URL.'),
  redirect('temporal-redirect-code', 'low', integer(300, 308), 'object-skipped',
    'The status code of the temporary redirect; one outside 300 to 308 becomes 302.',
    { default: '302', needs: [needs('temporal-redirect', 'It is the status code of that redirect.')] }),
  redirect('from-to-www-redirect', 'low', goBoolean, 'object-skipped',
    'Redirects between the host and the same host with www. in front.', { default: 'false' }),
  redirect('relative-redirects', 'low', goBoolean, 'object-skipped',
    'Makes the redirects that NGINX itself issues relative.', { default: 'false' }),
  inPackage('portinredirect')('use-port-in-redirects', 'low', goBoolean, 'default-used',
    'Whether redirects carry the port number.', { default: 'false' }),
  alias('server-alias', 'high', commaList(serverName), 'object-skipped',
    'Further host names that are served like the host of this Ingress.'),
  inPackage('defaultbackend')('default-backend', 'low', nameOf('Service'), 'object-skipped',
    'The Service that answers when the backend has no ready endpoints, and for custom-http-errors.'),
  inPackage('customhttperrors')('custom-http-errors', 'low', commaList(integer(400, 599), 'kept'), 'object-skipped',
    'Status codes of the backend that are replaced by answers of the default backend.'),
  inPackage('disableproxyintercepterrors')('disable-proxy-intercept-errors', 'low', goBoolean, 'rejected',
    'Lets error answers of the backend pass although the controller replaces them elsewhere.', { default: 'false' }),
  inPackage('sslpassthrough')('ssl-passthrough', 'low', goBoolean, 'object-skipped',
    'Hands TLS connections of the host on to the backend unopened; paths and all other annotations are dead then.',
    { default: 'false', tells: [{ fact: 'tls-without-field', own: 'enabled' }] }),

  // The connection to the backend.
  inPackage('backendprotocol')('backend-protocol', 'low',
    anyCaseOf('HTTP', 'HTTPS', 'AUTO_HTTP', 'GRPC', 'GRPCS', 'FCGI'), 'default-used',
    'The protocol in which the backend is spoken to.', { default: 'HTTP' }),
  inPackage('connection')('connection-proxy-header', 'low', oneOf('close', 'keep-alive'), 'object-skipped',
    'The header Connection of requests to the backend.'),
  inPackage('upstreamvhost')('upstream-vhost', 'low', serverName, 'object-skipped',
    'The header Host of requests to the backend.'),
  inPackage('xforwardedprefix')('x-forwarded-prefix', 'medium', prefixPath, 'object-skipped',
    'The header X-Forwarded-Prefix of requests to the backend.'),
  inPackage('serviceupstream')('service-upstream', 'low', goBoolean, 'default-used',
    'Sends requests to the cluster IP of the Service rather than to its pods.', { default: 'false' }),
  inPackage('loadbalancing')('load-balance', 'low',
    oneOf('round_robin', 'chash', 'chashsubset', 'sticky_balanced', 'sticky_persistent', 'ewma'), 'rejected',
    'How requests are spread over the pods.',
    { clashes: [losesTo('upstream-hash-by', 'Hashing goes before every other way of spreading.')] }),
  hashBy('upstream-hash-by', 'high', variable, 'rejected',
    'The variables whose value decides which pod gets a request.'),
  hashBy('upstream-hash-by-subset', 'low', goBoolean, 'rejected',
    'Sends each value to one of a few pods rather than to one.',
    { default: 'false', needs: [needs('upstream-hash-by', 'There is nothing to hash without upstream-hash-by.')] }),
  hashBy('upstream-hash-by-subset-size', 'low', integer(1), 'rejected',
    'How many pods share one value.',
    { default: '3', needs: [needs('upstream-hash-by-subset', 'It is the size of the subsets.', 'enabled')] }),
  inPackage('customheaders')('custom-headers', 'medium', nameAndNamespaceOf('ConfigMap', 'optional'), 'object-skipped',
    'The ConfigMap with headers that are added to answers.'),
  inPackage('http2pushpreload')('http2-push-preload', 'low', goBoolean, 'object-skipped',
    'Turns preload links of answers into pushed resources.', { default: 'false' }),
  inPackage('fastcgi')('fastcgi-index', 'medium',
    pattern(/^[-A-Za-z0-9._]+$/, 'a file name', 'removed'), 'object-skipped',
    'The file that a FastCGI path ending in / stands for.', { needs: [needsFastCgi] }),
  inPackage('fastcgi')('fastcgi-params-configmap', 'medium',
    nameAndNamespaceOf('ConfigMap', 'optional'), 'object-skipped',
    'The ConfigMap with FastCGI parameters.', { needs: [needsFastCgi] }),

  // TLS to the backend.
  proxySsl('proxy-ssl-secret', 'medium', nameAndNamespaceOf('Secret'), 'object-skipped',
    'The Secret with the certificate shown to an HTTPS backend, and the authority that its own is checked against.'),
  proxySsl('proxy-ssl-ciphers', 'medium',
    pattern(/^[-A-Za-z0-9+:_!]*$/, 'OpenSSL cipher names', 'removed'), 'default-used',
    'The ciphers offered to an HTTPS backend.', { default: 'DEFAULT', needs: [needsProxySecret] }),
  proxySsl('proxy-ssl-protocols', 'low', pattern(/^(?:TLSv1\.[23] *)*$/, 'TLSv1.2, TLSv1.3 or both'), 'default-used',
    'The TLS versions offered to an HTTPS backend.', { needs: [needsProxySecret] }),
  proxySsl('proxy-ssl-name', 'high', serverName, 'default-used',
    'The name that the certificate of an HTTPS backend must bear.', { needs: [needsProxySecret] }),
  proxySsl('proxy-ssl-verify', 'low', onOrOff, 'default-used',
    'Whether the certificate of an HTTPS backend is checked.', { default: 'off', needs: [needsProxySecret] }),
  proxySsl('proxy-ssl-verify-depth', 'low', integer(1), 'default-used',
    'How many steps may lie between the certificate of an HTTPS backend and the authority.',
    { default: '1', needs: [needsProxySecret] }),
  proxySsl('proxy-ssl-server-name', 'low', onOrOff, 'default-used',
    'Whether the server name is sent to an HTTPS backend.', { default: 'off', needs: [needsProxySecret] }),

  // Timeouts, sizes and buffers.
  proxy('proxy-connect-timeout', 'low', seconds, 'default-used',
    'Seconds within which the backend must accept a connection.', { default: '5' }),
  proxy('proxy-send-timeout', 'low', seconds, 'default-used',
    'Seconds between two writes of a request to the backend.', { default: '60' }),
  proxy('proxy-read-timeout', 'low', seconds, 'default-used',
    'Seconds between two reads of the answer of the backend.', { default: '60' }),
  proxy('proxy-next-upstream', 'medium', failures, 'default-used',
    'The failures after which a request is tried at another pod.', { default: 'error timeout' }),
  proxy('proxy-next-upstream-timeout', 'low', seconds, 'default-used',
    'Seconds for which other pods are tried; 0 is without limit.', { default: '0' }),
  proxy('proxy-next-upstream-tries', 'low', count, 'default-used',
    'How many pods are tried; 0 is without limit.', { default: '3' }),
  proxy('proxy-body-size', 'medium', size, 'default-used',
    'The largest request body; larger ones are answered with 413, and 0 is without limit.', { default: '1m' }),
  inPackage('clientbodybuffersize')('client-body-buffer-size', 'low', size, 'object-skipped',
    'How much of a request body is kept in memory.', { default: '8k' }),
  proxy('proxy-request-buffering', 'low', onOrOff, 'default-used',
    'Whether a request body is read in full before the backend gets it.', { default: 'on' }),
  proxy('proxy-buffering', 'low', onOrOff, 'default-used',
    'Whether answers of the backend are buffered.', { default: 'off' }),
  proxy('proxy-buffers-number', 'low', integer(1), 'default-used',
    'How many buffers an answer may fill.', { default: '4' }),
  proxy('proxy-buffer-size', 'low', size, 'default-used',
    'The size of the buffer for the first part of an answer, which must hold its headers.', { default: '4k' }),
  proxy('proxy-busy-buffers-size', 'low', size, 'default-used',
    'How much of an answer may be on its way to the client while the rest is read.'),
  proxy('proxy-max-temp-file-size', 'low', size, 'default-used',
    'The largest temporary file for an answer.', { default: '1024m' }),
  proxy('proxy-http-version', 'low', oneOf('1.0', '1.1'), 'default-used',
    'The HTTP version in which the backend is spoken to.', { default: '1.1' }),
  proxy('proxy-cookie-domain', 'medium', plain, 'default-used',
    'How the domain of cookies of the backend is changed.', { default: 'off' }),
  proxy('proxy-cookie-path', 'medium', url, 'default-used',
    'How the path of cookies of the backend is changed.', { default: 'off' }),
  proxy('proxy-redirect-from', 'medium', anyText, 'default-used',
    'The text in redirects of the backend that is replaced.',
    { default: 'off', needs: [needs('proxy-redirect-to', 'It takes both to replace a text.')] }),
  proxy('proxy-redirect-to', 'medium', anyText, 'default-used',
    'What replaces that text.',
    { default: 'off', needs: [needs('proxy-redirect-from', 'It takes both to replace a text.')] }),

  // Sessions.
  affinity('affinity', 'low', oneOf('cookie'), 'default-used',
    'Sends the requests of one session to one pod, by a cookie.'),
  affinity('affinity-mode', 'medium', oneOf('balanced', 'persistent'), 'default-used',
    'Whether sessions move when pods are added (balanced) or never (persistent).',
    { default: 'balanced', needs: [needsCookie] }),
  affinity('affinity-canary-behavior', 'low', oneOf('sticky', 'legacy'), 'default-used',
    'Whether a session stays with the canary that it has met.', { default: 'sticky', needs: [needsCookie] }),
  affinity('session-cookie-name', 'medium', plain, 'default-used',
    'The name of the cookie.', { default: 'INGRESSCOOKIE', needs: [needsCookie] }),
  affinity('session-cookie-secure', 'low', goBoolean, 'default-used',
    'Sets the attribute Secure even for requests over HTTP.', { needs: [needsCookie] }),
  affinity('session-cookie-expires', 'medium', integer(), 'default-used',
    'Seconds until the cookie expires, for old browsers.', { needs: [needsCookie] }),
  affinity('session-cookie-max-age', 'medium', integer(), 'default-used',
    'Seconds until the cookie expires.', { needs: [needsCookie] }),
  affinity('session-cookie-path', 'medium', url, 'default-used',
    'The path of the cookie; needed where paths are regular expressions.', { needs: [needsCookie] }),
  affinity('session-cookie-domain', 'medium', plain, 'default-used',
    'The domain of the cookie.', { needs: [needsCookie] }),
  affinity('session-cookie-samesite', 'low', anyCaseOf('None', 'Lax', 'Strict'), 'default-used',
    'The attribute SameSite of the cookie.', { needs: [needsCookie] }),
  affinity('session-cookie-conditional-samesite-none', 'low', goBoolean, 'default-used',
    'Leaves SameSite=None out for browsers that misread it.', { needs: [needsCookie] }),
  affinity('session-cookie-partitioned', 'low', goBoolean, 'default-used',
    'Sets the attribute Partitioned of the cookie.', { needs: [needsCookie] }),
  affinity('session-cookie-change-on-failure', 'low', goBoolean, 'default-used',
    'Moves a session to another pod after a failure.', { default: 'false', needs: [needsCookie] }),

  // A copy of the traffic.
  mirror('mirror-target', 'high', serverName, 'default-used',
    'The URL that gets a copy of every request.', { cves: ['CVE-2025-1098'] }),
  mirror('mirror-host', 'high', serverName, 'default-used',
    'The header Host of the copies.', { needs: [needsMirror], cves: ['CVE-2025-1098'] }),
  mirror('mirror-request-body', 'low', onOrOff, 'default-used',
    'Whether the copies carry the request body.', { default: 'on', needs: [needsMirror] }),

  // Watching.
  inPackage('log')('enable-access-log', 'low', goBoolean, 'default-used',
    'Whether requests are logged.', { default: 'true' }),
  inPackage('log')('enable-rewrite-log', 'low', goBoolean, 'default-used',
    'Whether rewrites are logged.', { default: 'false' }),
  openTelemetry('enable-opentelemetry', 'low', goBoolean, 'rejected',
    'Whether requests are traced; the controller must be set up for it.'),
  openTelemetry('opentelemetry-trust-incoming-span', 'low', goBoolean, 'rejected',
    "Whether a trace goes on from the client's."),
  openTelemetry('opentelemetry-operation-name', 'medium',
    pattern(/^[-A-Za-z0-9_]*$/, 'letters, digits, - and _ only', 'removed'), 'rejected',
    'The name of the operation in traces.'),
  modSecurity('enable-modsecurity', 'low', goBoolean, 'default-used',
    'Runs requests through the web application firewall ModSecurity.', { default: 'false' }),
  modSecurity('enable-owasp-core-rules', 'low', goBoolean, 'default-used',
    'Loads the OWASP core rules into ModSecurity.', { default: 'false' }),
  modSecurity('modsecurity-transaction-id', 'high', variable, 'default-used',
    'The variable that names a request in the log of ModSecurity.'),
  modSecurity('modsecurity-snippet', 'critical', anyText, 'ignored',
    'ModSecurity configuration, put as it is into the server.', { cves: snippetCves }),

  // Raw NGINX configuration.
  inPackage('snippet')('configuration-snippet', 'critical', anyText, 'ignored',
    'NGINX configuration, put as it is into the location of each path.', { cves: [...snippetCves, 'CVE-2023-5043'] }),
  inPackage('serversnippet')('server-snippet', 'critical', anyText, 'ignored',
    'NGINX configuration, put as it is into the server of each host.', { cves: snippetCves }),
  inPackage('streamsnippet')('stream-snippet', 'critical', anyText, 'ignored',
    'NGINX configuration, put as it is into the stream section.', { cves: snippetCves }),
];

export const ingressNginx: readonly Annotation[] = [...ingressNginxAccess, ...routing, ...ingressNginxRemoved];
