// The services beside cvm, by the vendor's SDK alone: node services.js ENDPOINT IMAGE SIGN-METHOD
// sts has a package of its own; tag and cbs are called with the client that the packages have in common.
const assert = require("node:assert");
const { sts } = require("tencentcloud-sdk-nodejs-sts");
const { CommonClient } = require("tencentcloud-sdk-nodejs-common");

const [endpoint, image, signMethod] = process.argv.slice(2);
const options = {
  credential: { secretId: "AKIDdevalice", secretKey: "dev-secret-alice" },
  region: "ap-guangzhou",
  profile: { signMethod, httpProfile: { endpoint, protocol: "http://" } },
};

(async () => {
  const identity = await new sts.v20180813.Client(options).GetCallerIdentity({});
  assert.strictEqual(identity.AccountId, "100000000001");
  assert.strictEqual(identity.Type, "CAMUser");

  const tag = new CommonClient(endpoint, "2018-08-13", options);
  await tag.request("ModifyResourceTags", {
    Resource: `qcs::cvm:ap-guangzhou:uin/:image/${image}`, ReplaceTags: [{ TagKey: "by", TagValue: signMethod }],
  });
  const { Tags } = await tag.request("DescribeResourceTagsByResourceIds", { ServiceType: "cvm", ResourcePrefix: "image", ResourceRegion: "ap-guangzhou", ResourceIds: [image], Offset: 0, Limit: 20 });
  assert.deepStrictEqual(Tags.map((x) => [x.TagKey, x.TagValue, x.ResourceId]), [["by", signMethod, image]]);
  await assert.rejects(() => tag.request("ModifyResourceTags", { Resource: "image" }), { code: "InvalidParameter" });

  const cbs = new CommonClient(endpoint, "2017-03-12", options);
  const { SnapshotSet } = await cbs.request("DescribeSnapshots", { SnapshotIds: [image.replace("img-", "snap-")] });
  assert.deepStrictEqual(SnapshotSet.map((x) => [x.DiskUsage, x.Images[0].ImageId]), [["SYSTEM_DISK", image]]);
  console.log("served");
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
