import { BlockList, isIP } from 'node:net';

const RANGE = /^([0-9A-Fa-f:.]+)(?:\/(\d{1,3}))?$/;

/** Addresses and ranges of addresses, e.g. `10.0.0.7, 10.1.0.0/16, fd00::/8`; what is wrong with the list, where it is none. */
export function parseAddresses(list: string): { readonly addresses: readonly string[]; readonly fault?: string } {
  const addresses = list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const wrong = addresses.find((one) => !isRange(one));
  return wrong === undefined ? { addresses } : { addresses: [], fault: `"${wrong}" is no address and no range` };
}

/** A range of all addresses is none: it would say that everybody is meant. */
function isRange(text: string): boolean {
  const [, address = '', bits] = RANGE.exec(text) ?? [];
  const version = isIP(address);
  if (version === 0) return false;
  return bits === undefined || (Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128));
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
/** Where both kinds of addresses are listened on, one of the older kind is told in the newer. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** Whether an address is among these addresses and ranges. */
export function addressMatcher(addresses: readonly string[]): (address: string) => boolean {
  const known = new BlockList();
  for (const one of addresses) {
    const [address = '', bits] = one.split('/');
    if (bits === undefined) known.addAddress(address, familyOf(address));
    else known.addSubnet(address, Number(bits), familyOf(address));
  }
  return (sent) => {
    const address = plain(sent);
    return isIP(address) !== 0 && known.check(address, familyOf(address));
  };
}

const loopback = addressMatcher(['127.0.0.0/8', '::1']);

/** Whether only this machine reaches what listens at this name or address. */
export const isLoopback = (host: string): boolean => host === 'localhost' || loopback(host.replace(/^\[(.*)\]$/, '$1'));
