/** What the editor asks about clusters: which one a document is for, a plan of addresses, and where the plan goes. */

/** A request: `ClusterParams` in, `ClusterResult` out. */
export const clusterRequest = 'portolan/cluster';
/** A request: `ClusterParams` in, `ClusterSummary` out, or null; it costs next to nothing. */
export const clusterSummaryRequest = 'portolan/clusterSummary';
/** A request: `ClusterParams` in, `PlanStart` out. */
export const planStartRequest = 'portolan/planStart';
/** A request: `PlanParams` in, `PlanResult` out. */
export const planRequest = 'portolan/plan';
/** A request: `PlanParams` in, `PlanInsertion` out, or null where there is no plan or nowhere to put it. */
export const planInsertionRequest = 'portolan/planInsertion';

/** Any document of the workspace folder; of several clusters the one that the document is for is meant. */
export interface ClusterParams {
  readonly uri: string;
}

export interface ClusterSummary {
  /** The cluster's name, where a file tells it. */
  readonly name: string | null;
  /** Its network in a few words; empty where nothing is known. */
  readonly summary: string;
}

export interface ClusterResult extends ClusterSummary {
  readonly kind: 'profile' | 'ambiguous' | 'none';
  /** The files that tell of it, the most believed first. */
  readonly uris: readonly string[];
  /** The profile as a page. */
  readonly markdown: string;
}

export interface ModelPayload {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly podsPerNode: number;
}

export interface PlanPool {
  readonly name: string;
  readonly nodes: number;
  readonly maximumNodes?: number;
  readonly podsPerNode?: number;
  readonly surge?: number | string;
  readonly os?: 'Linux' | 'Windows';
}

export interface PlanInput {
  /** The id of a model. */
  readonly model: string;
  readonly pools: readonly PlanPool[];
  readonly internalLoadBalancers?: number;
  readonly virtualNetwork?: readonly string[];
  readonly avoid?: readonly { readonly range: string; readonly label: string }[];
}

/** What is known before anything is asked. */
export interface PlanStart {
  readonly cluster: string | null;
  readonly models: readonly ModelPayload[];
  /** The plan that the profile asks for; its pools are empty while their sizes are unknown. */
  readonly input: PlanInput;
}

export interface PlanParams extends ClusterParams {
  readonly input: PlanInput;
}

export interface PlanResult {
  /** False where it is impossible; the page tells why. */
  readonly planned: boolean;
  readonly markdown: string;
}

/** A file's text without the plan and with it. The file need not exist; then the text before is empty. */
export interface PlanInsertion {
  readonly uri: string;
  readonly before: string;
  readonly after: string;
}
