// Owns where the search for cameras goes in a test of the whole program: loaded into it before all
// else, it turns the search to one camera on this machine, so that nothing is sent to any network.
const dgram = require("node:dgram");
const { syncBuiltinESMExports } = require("node:module");
const os = require("node:os");

const port = Number(process.env.SEARCHED_PORT);
const loopback = { address: "127.0.0.1", family: "IPv4", internal: false, netmask: "255.0.0.0" };
os.networkInterfaces = () => ({ lo: [loopback] });

const { createSocket } = dgram;
dgram.createSocket = (options) => {
  const socket = createSocket(options);
  const { send } = socket;
  socket.send = (message, _offset, _length, _port, _address, done) =>
    send.call(socket, message, port, "127.0.0.1", done);
  return socket;
};
syncBuiltinESMExports();
