// Owns the types that proxy-from-env lacks.
declare module "proxy-from-env" {
  /** The proxy that the environment (HTTPS_PROXY, NO_PROXY, …) names for `address`, or "". */
  export function getProxyForUrl(address: string): string;
}
