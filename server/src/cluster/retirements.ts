/** What ends on AKS and when: retirements as data, and where a day stands to one of them. */

/** A day as `YYYY-MM-DD`; such texts sort as the days do. */
export type Day = string;

/**
 * - `future`: the day lies before the notice, so nobody could have known;
 * - `announced`: notice was given and the thing still works and is supported;
 * - `retired`: the day is the date itself or later.
 */
export type Phase = 'future' | 'announced' | 'retired';

export interface Retirement {
  readonly id: string;
  readonly what: string;
  /** The first day without it, or without support for it. Where a source says "through a month", the day after. */
  readonly date: Day;
  /** The date in the source's own precision, for sentences: `on 31 March 2028`, `with November 2026`. */
  readonly when: string;
  /** The oldest dated source known to say so. */
  readonly notice: Day;
  readonly effect: string;
  readonly wayOut: string;
  readonly source: string;
}

/** Sorted by date. */
export const retirements: readonly Retirement[] = [
  {
    id: 'service-load-balancer-ip',
    what: 'The Service field spec.loadBalancerIP',
    date: '2022-05-03',
    when: 'with Kubernetes 1.24 in May 2022',
    notice: '2022-05-03',
    effect: 'It is deprecated: its meaning differs between implementations and it cannot express dual-stack.',
    wayOut: 'Set the annotation azure-load-balancer-ipv4 or azure-load-balancer-ipv6, or azure-pip-name.',
    source: 'Kubernetes API: core/v1 Service',
  },
  {
    id: 'http-application-routing',
    what: 'The HTTP application routing add-on',
    date: '2025-03-03',
    when: 'on 3 March 2025',
    notice: '2025-03-03',
    effect: 'The add-on is gone; nothing serves the class addon-http-application-routing.',
    wayOut: 'Use a Gateway of class approuting-istio.',
    source: 'AKS release notes',
  },
  {
    id: 'availability-sets',
    what: 'Availability sets as node pools',
    date: '2025-09-30',
    when: 'on 30 September 2025',
    notice: '2025-09-30',
    effect: 'Pools on availability sets are not supported.',
    wayOut: 'Use pools on virtual machine scale sets.',
    source: 'AKS: includes/availability-sets-retirement',
  },
  {
    id: 'basic-load-balancer',
    what: 'The Basic Load Balancer',
    date: '2025-09-30',
    when: 'on 30 September 2025',
    notice: '2025-03-31',
    effect: 'It is not supported; clusters with it could not be made since 31 March 2025.',
    wayOut: 'Set loadBalancerSku to standard and migrate the cluster.',
    source: 'AKS: includes/basic-load-balancer-retirement',
  },
  {
    id: 'windows-server-2019',
    what: 'Windows Server 2019 node pools',
    date: '2026-03-01',
    when: 'on 1 March 2026',
    notice: '2026-03-01',
    effect: 'No node images and no fixes are made for it.',
    wayOut: 'Move to pools of Windows Server 2025.',
    source: 'AKS release notes',
  },
  {
    id: 'default-outbound-access',
    what: "Azure's default outbound access for virtual machines",
    date: '2026-03-31',
    when: 'on 31 March 2026',
    notice: '2025-09-01',
    effect: 'AKS does not support relying on it; nodes need an explicit way out.',
    wayOut: 'Set outboundType to loadBalancer, a NAT gateway or userDefinedRouting.',
    source: 'AKS: includes/vm-default-outbound-access-retirement',
  },
  {
    id: 'ingress-nginx',
    what: 'The community ingress-nginx controller',
    date: '2026-04-01',
    when: 'with March 2026',
    notice: '2025-11-11',
    effect: 'Nobody maintains it; the last releases are of 19 March 2026, and later holes stay open.',
    wayOut: 'Move to a Gateway API controller, on AKS the class approuting-istio.',
    source: 'ingress-nginx README; AKS: includes/ingress-nginx-retirement',
  },
  {
    id: 'network-policy-manager-windows',
    what: 'Azure Network Policy Manager on Windows nodes',
    date: '2026-09-30',
    when: 'on 30 September 2026',
    notice: '2026-01-14',
    effect: 'It is not supported, so nothing can be relied on to enforce NetworkPolicies on Windows nodes.',
    wayOut: 'Set networkPolicy to calico, which enforces on Windows nodes too.',
    source: 'AKS: includes/azure-network-policy-manager-windows-retirement',
  },
  {
    id: 'application-routing-nginx',
    what: 'Managed NGINX of the application routing add-on',
    date: '2026-12-01',
    when: 'with November 2026',
    notice: '2026-01-29',
    effect: 'Azure makes no security patches for it and does not support it.',
    wayOut: 'Run the Gateway API implementation approuting-istio beside it, move the routes, then the DNS names.',
    source: 'AKS: includes/ingress-nginx-retirement, app-routing-nginx-to-gateway-api-migration',
  },
  {
    id: 'ubuntu-22-04',
    what: 'Ubuntu 22.04 node images',
    date: '2027-06-30',
    when: 'on 30 June 2027',
    notice: '2026-07-17',
    effect: 'No node images and no fixes are made for it.',
    wayOut: 'Set osSKU to Ubuntu2404 or AzureLinux.',
    source: 'AKS release notes',
  },
  {
    id: 'open-service-mesh',
    what: 'The Open Service Mesh add-on',
    date: '2027-09-30',
    when: 'on 30 September 2027',
    notice: '2026-08-21',
    effect: 'The add-on is removed, and its annotations do nothing.',
    wayOut: 'Use the Istio add-on.',
    source: 'AKS: includes/open-service-mesh-retirement',
  },
  {
    id: 'kubenet',
    what: 'kubenet networking',
    date: '2028-03-31',
    when: 'on 31 March 2028',
    notice: '2025-04-01',
    effect: 'Clusters on kubenet are not supported.',
    wayOut: 'Move to Azure CNI Overlay: networkPlugin azure, networkPluginMode overlay.',
    source: 'AKS: includes/kubenet-retirement',
  },
  {
    id: 'windows-server-2022',
    what: 'Windows Server 2022 node pools',
    date: '2028-06-30',
    when: 'on 30 June 2028',
    notice: '2026-07-17',
    effect: 'No node images and no fixes are made for it.',
    wayOut: 'Move to pools of Windows Server 2025.',
    source: 'AKS release notes',
  },
  {
    id: 'network-policy-manager-linux',
    what: 'Azure Network Policy Manager on Linux nodes',
    date: '2028-09-30',
    when: 'on 30 September 2028',
    notice: '2026-01-14',
    effect: 'It is not supported, so nothing can be relied on to enforce NetworkPolicies.',
    wayOut: 'Move to Cilium: networkDataplane cilium and networkPolicy cilium.',
    source: 'AKS: includes/azure-network-policy-manager-linux-retirement',
  },
];

/** Where `today` stands: the date itself already counts as retired, the day before as announced. */
export function phaseAt(retirement: Retirement, today: Day): Phase {
  if (today >= retirement.date) return 'retired';
  return today >= retirement.notice ? 'announced' : 'future';
}

export function retirementOf(id: string): Retirement {
  const found = retirements.find((retirement) => retirement.id === id);
  if (!found) throw new Error(`No retirement is called ${id}.`);
  return found;
}
