/** Starting and stopping servers on loopback ports. */
import { type AddressInfo, createServer, type Server } from "node:net";
import { PlainError } from "./plain-error.ts";

export class PortTaken extends PlainError {
  constructor(port: number, option: string) {
    super(`Port ${port} is taken. Choose another with ${option}, or stop what listens there.`);
  }
}

type Listens = {
  address(): AddressInfo | string | null;
  listening: boolean;
  once(event: string, listener: (error: Error) => void): unknown;
  removeListener(event: string, listener: (error: Error) => void): unknown;
};

/** The port, once the server listens. `asked` names the port and option for the message when it is taken. */
export async function listening(server: Listens, asked?: { port: number; option: string }): Promise<number> {
  if (!server.listening) {
    await new Promise<void>((resolve, reject) => {
      const failed = (error: Error) => {
        const taken = (error as NodeJS.ErrnoException).code === "EADDRINUSE" && asked !== undefined;
        reject(taken ? new PortTaken(asked.port, asked.option) : error);
      };
      server.once("error", failed);
      server.once("listening", () => {
        server.removeListener("error", failed);
        resolve();
      });
    });
  }
  return (server.address() as AddressInfo).port;
}

/** Stops listening and lets go of connections that are kept alive. */
export async function closed(server: {
  close(done: () => void): unknown;
  closeAllConnections?: () => void;
}): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections?.();
  });
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe: Server = createServer().listen(0, "127.0.0.1");
  const port = await listening(probe);
  await closed(probe);
  return port;
}
