import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { fromBase64, toBase64 } from '../../../domain/proof/base64';
import { checkpointText, cosignedText, readCheckpoint, readCosignature } from '../../../domain/proof/checkpoint';
import { emptyRoot } from '../../../domain/proof/merkle-tree';
import {
  keyIdOf,
  LOG_KEY,
  readNote,
  readVerifierKey,
  signaturesBy,
  verifierKey,
  writeNote,
  type NoteKey,
} from '../../../domain/proof/signed-note';

/** The note, key and signature that the Go implementation of signed notes is documented with. */
const published = {
  key: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  note:
    'If you think cryptography is the answer to your problem,\n' +
    "then you don't know what your problem is.\n" +
    '\n' +
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};
const spki = Buffer.from('302a300506032b6570032100', 'hex');
const publicKeyOf = ({ publicKey }: NoteKey): KeyObject =>
  createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' });

test('the published note is signed by the published key', () => {
  const key = readVerifierKey(published.key)!;
  const note = readNote(published.note)!;
  expect(key).toMatchObject({ name: 'PeterNeumann', type: LOG_KEY });
  const [signature] = signaturesBy(note, key);
  expect(verify(null, Buffer.from(note.text), publicKeyOf(key), signature!)).toBe(true);
  expect(writeNote(note)).toBe(published.note);
  expect(verifierKey(key)).toBe(published.key);
});

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const ours: NoteKey = {
  name: 'repairflow.example/S01',
  type: LOG_KEY,
  publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
};
const text = checkpointText({ origin: ours.name, size: 1_000, root: emptyRoot });
const signed = writeNote({
  text,
  signatures: [
    {
      name: ours.name,
      keyId: keyIdOf(ours),
      signature: sign(null, Buffer.from(text), createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' }))),
    },
  ],
});

test('a note of ours is read as it was written', () => {
  const note = readNote(signed)!;
  expect(note.text).toBe(text);
  const [signature] = signaturesBy(note, ours);
  expect(verify(null, Buffer.from(note.text), publicKey, signature!)).toBe(true);
  expect(readCheckpoint(note.text)).toEqual({ origin: ours.name, size: 1_000, root: emptyRoot });
  expect(signaturesBy(note, { ...ours, name: 'repairflow.example/S02' })).toEqual([]);
});

test('no change of a character leaves a note of ours that is still signed', () =>
  fc.assert(
    fc.property(fc.nat(signed.length - 1), fc.string({ minLength: 0, maxLength: 2, unit: 'binary' }), (at, put) => {
      fc.pre(put !== signed[at]);
      const changed = readNote(signed.slice(0, at) + put + signed.slice(at + 1));
      const signatures = changed ? signaturesBy(changed, ours) : [];
      expect(signatures.some((one) => verify(null, Buffer.from(changed!.text), publicKey, one))).toBe(false);
    }),
    { numRuns: 300 },
  ));

test.each([
  ['without signatures', `${text}\n`],
  ['without an empty line', text],
  ['with a carriage return', signed.replace('\n', '\r\n')],
  ['with a name of two words', signed.replace(`— ${ours.name}`, '— two words')],
  ['with a hyphen for a dash', signed.replace('—', '-')],
  ['whose last line does not end', signed.slice(0, -1)],
  ['of a megabyte', `${'x'.repeat(1_000_000)}\n${signed}`],
])('a note %s is none', (_name, note) => expect(readNote(note)).toBeUndefined());

test.each([
  ['more lines', `${text}more\n`],
  ['a size with a zero before it', text.replace('1000', '01000')],
  ['a size below nothing', text.replace('1000', '-1')],
  ['a size beyond all numbers', text.replace('1000', '9999999999999999')],
  ['half a root', text.replace(/\n[^\n]+\n$/, '\nAAAA\n')],
  ['no origin', text.slice(text.indexOf('\n'))],
])('a checkpoint with %s is none', (_name, changed) => expect(readCheckpoint(changed)).toBeUndefined());

test.each([
  ['another id', verifierKey(ours).replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
  ['half a key', 'name+c74f20a3+ARpc'],
  ['no name', '+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
])('a key with %s is none', (_name, word) => expect(readVerifierKey(word)).toBeUndefined());

test('a cosignature has its time before it', () => {
  const bytes = new Uint8Array(72).fill(7);
  new DataView(bytes.buffer).setBigUint64(0, 1_795_440_000n);
  expect(readCosignature(bytes)).toEqual({ seconds: 1_795_440_000, signature: bytes.subarray(8) });
  expect([readCosignature(bytes.subarray(1)), readCosignature(bytes.with(0, 255))]).toEqual([undefined, undefined]);
  expect(cosignedText(1_795_440_000, text)).toBe(`cosignature/v1\ntime 1795440000\n${text}`);
});

test('base64 has one text for the same bytes', () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }),
  ));

test.each(['A', 'AAA', 'AB==', 'AA=', 'AAAA\n', 'A-_=', '===='])('%j is not base64 as we write it', (changed) =>
  expect(fromBase64(changed)).toBeUndefined(),
);
