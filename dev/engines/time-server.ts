import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { cacheFolder, findProgram, tryInOrder, runToEnd, type Say } from './find';

const VERSION = '1.38.0';
const NAME = 'temporal-test-server';
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
const project = path.join(__dirname, 'time-server.xml');

const folder = (): string => path.join(cacheFolder(), `${NAME}-${VERSION}`);

/** The program the SDK downloads for itself; it is started once to have it. */
async function download(): Promise<string | undefined> {
  const downloadDir = folder();
  await mkdir(downloadDir, { recursive: true });
  const executable = { type: 'cached-download', downloadDir, version: `v${VERSION}` } as const;
  await (await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } })).teardown();
  const [program] = (await readdir(downloadDir)).filter((file) => file.startsWith(NAME));
  if (program) await rename(path.join(downloadDir, program), path.join(downloadDir, NAME));
  return findProgram(NAME, downloadDir);
}

/** The same as jars, each checked by Maven against its checksum, and a program that starts them. */
async function assemble(say: Say): Promise<string> {
  const [maven, java] = await Promise.all([findProgram('mvn'), findProgram('java')]);
  if (!maven || !java) throw new Error('Java and Maven are not installed');
  say(`Time-skipping server: fetching ${VERSION} with Maven (once, about half a minute) …`);
  const jars = path.join(folder(), 'jars');
  await rm(jars, { recursive: true, force: true });
  const args = ['--batch-mode', '--quiet', '--strict-checksums', '--file', project, COPY, `-DoutputDirectory=${jars}`];
  await runToEnd(say, 'fetching the time-skipping server', maven, args);
  const program = path.join(folder(), NAME);
  const start = `#!/bin/sh\nexec '${java}' -cp '${jars}/*' io.temporal.testserver.TestServer "$@"\n`;
  await writeFile(`${program}.new`, start, { mode: 0o755 });
  await rename(`${program}.new`, program);
  return program;
}

/** A Temporal whose time can be let run: its program. Throws a UserFacingError where none can be found. */
export async function findTimeServer(say: Say): Promise<string> {
  const { file, from } = await tryInOrder(
    'Time-skipping server',
    [
      { from: 'PATH or cache', get: () => findProgram(NAME, folder()) },
      { from: "the maker's download", get: download },
      { from: 'Maven', get: () => assemble(say) },
    ],
    say,
  );
  say(`Time-skipping server: ${file} (${from})`);
  return file;
}

/** The SDK waits five seconds for a server, which one that starts on a busy machine does not always keep. */
const STARTS = 20;

/** Starts this program. Throws what the last of its starts has thrown. */
export async function startTimeServer(program: string): Promise<TestWorkflowEnvironment> {
  const executable = { type: 'existing-path', path: program } as const;
  for (let start = 1; ; start += 1)
    try {
      return await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
    } catch (error) {
      if (start === STARTS) throw error;
    }
}
