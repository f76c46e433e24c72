/** Which addresses belong to the public internet: IANA's special-purpose registries (RFC 6890), read as refusals. */
import { BlockList, isIPv4, isIPv6 } from "node:net";

const NOT_PUBLIC = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  NOT_PUBLIC.addSubnet(net, bits, "ipv4");
/** Inside of the unicast block: protocol assignments with Teredo, documentation twice, and 6to4, which carries IPv4. */
for (const [net, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  NOT_PUBLIC.addSubnet(net, bits, "ipv6");

/**
 * All that was handed out of IPv6 for hosts (RFC 4291, section 2.4). What is not in it is local, mapped, translated or for
 * many at once: `::1`, `::ffff:10.0.0.1`, `64:ff9b::/96`, `fc00::/7`, `fe80::/10`, `ff00::/8`.
 */
const UNICAST = new BlockList();
UNICAST.addSubnet("2000::", 3, "ipv6");

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");

/** False for what is no address, too. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !NOT_PUBLIC.check(address, "ipv4");
  // A zone (fe80::1%eth0) belongs to this machine.
  if (!isIPv6(address) || address.includes("%")) return false;
  return UNICAST.check(address, "ipv6") && !NOT_PUBLIC.check(address, "ipv6");
}

export function isLoopback(address: string): boolean {
  return isIPv4(address)
    ? LOOPBACK.check(address, "ipv4")
    : isIPv6(address) && LOOPBACK.check(address, "ipv6");
}
