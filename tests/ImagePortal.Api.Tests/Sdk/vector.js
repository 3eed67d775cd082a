// Sends one call signed by the vendor's SDK to an endpoint that only listens: node vector.js ENDPOINT SIGN-METHOD HTTP-METHOD
const { cvm } = require("tencentcloud-sdk-nodejs-cvm");

const [endpoint, signMethod, reqMethod] = process.argv.slice(2);
new cvm.v20170312.Client({
  credential: { secretId: "AKIDdevalice", secretKey: "dev-secret-alice" },
  region: "ap-guangzhou",
  profile: { signMethod, httpProfile: { endpoint, protocol: "http://", reqMethod } },
}).DescribeImages({ Filters: [{ Name: "image-name", Values: ["web server ~1"] }], Limit: 20 }).catch((error) => {
  console.error(error);
  process.exit(1);
});
