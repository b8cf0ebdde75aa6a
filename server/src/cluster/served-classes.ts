/** Which Ingress and Gateway classes a cluster serves, as far as its profile tells what is installed. */

import type { ClusterProfile, Stated } from './profile.ts';

export interface ServedClass {
  readonly kind: 'IngressClass' | 'GatewayClass';
  readonly name: string;
  /** The statement that brings the class. */
  readonly from: Stated<unknown>;
}

/** Classes of add-ons. Others may be installed by hand, so a class that is missing here may exist all the same. */
export function servedClasses({ ingress }: ClusterProfile): readonly ServedClass[] {
  const classes: ServedClass[] = [];
  const add = (kind: ServedClass['kind'], name: string, from: Stated<unknown> | undefined, isOn: boolean) => {
    if (from && isOn) classes.push({ kind, name, from });
  };
  const {
    appRouting,
    appRoutingController,
    appRoutingIstio,
    applicationGateway,
    applicationLoadBalancer,
    serviceMesh,
  } = ingress ?? {};
  const isNginx = appRouting?.value === true && appRoutingController?.value !== 'None';
  add('IngressClass', 'webapprouting.kubernetes.azure.com', appRouting, isNginx);
  add('GatewayClass', 'approuting-istio', appRoutingIstio, appRoutingIstio?.value === 'Enabled');
  add('IngressClass', 'azure-application-gateway', applicationGateway, applicationGateway?.value === true);
  const isLoadBalancer = applicationLoadBalancer?.value === true;
  add('IngressClass', 'azure-alb-external', applicationLoadBalancer, isLoadBalancer);
  add('GatewayClass', 'azure-alb-external', applicationLoadBalancer, isLoadBalancer);
  add('GatewayClass', 'istio', serviceMesh, serviceMesh?.value === 'Istio');
  return classes;
}
