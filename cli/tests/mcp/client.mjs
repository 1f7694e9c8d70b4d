// Drives `kinograph mcp` with the client of the protocol's own SDK, and prints
// what it saw:
//
//   node client.mjs stdio COMMAND FOLDER
//   node client.mjs http ADDRESS

import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const [how, place, folder] = process.argv.slice(2);
const transport =
  how === "http"
    ? new StreamableHTTPClientTransport(new URL(place))
    : new StdioClientTransport({ command: place, args: ["mcp", "--folder", folder] });

const client = new Client({ name: "kinograph-tests", version: "1.0.0" });
await client.connect(transport);
const call = (name, args) => client.callTool({ name, arguments: args });

// Every call that should do something is checked.
async function done(name, args) {
  const result = await call(name, args);
  if (result.isError) throw new Error(`${name}: ${result.content[0].text}`);
  return result;
}

const { tools } = await client.listTools();
const created = await done("create_diagram", { path: "rag.yaml", template: "rag" });
const [, base] = created.content[0].text.match(/revision ([0-9a-f]+)/);
const add = (kind) => ({
  path: "rag.yaml",
  base,
  operations: [{ op: "add", id: "cache", kind, label: "Answers" }],
});
const refused = await call("edit_diagram", add("rediss"));
await done("edit_diagram", add("redis"));
const drawn = await done("render_diagram", { path: "rag.yaml" });
const picture = drawn.content.find((part) => part.type === "image");
const png = Buffer.from(picture.data, "base64");
await done("export_diagram", { path: "rag.yaml", output: "rag.svg" });
await client.close();

const seen = {
  server: client.getServerVersion().name,
  tools: tools.length,
  refused: refused.isError,
  refusal: refused.content[0].text,
  // The header of a PNG tells its size.
  width: png.readUInt32BE(16),
  height: png.readUInt32BE(20),
};
console.log(JSON.stringify(seen));
