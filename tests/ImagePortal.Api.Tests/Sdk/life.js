// The whole life of an image, by the vendor's SDK alone: node life.js ENDPOINT DISK-URL SIGN-METHOD HTTP-METHOD
// Fails with the assertion that did not hold.
const assert = require("node:assert");
const { cvm } = require("tencentcloud-sdk-nodejs-cvm");

const [endpoint, disk, signMethod, reqMethod] = process.argv.slice(2);
const name = `life-${signMethod}-${reqMethod}`;

const client = (who, region) => new cvm.v20170312.Client({
  credential: { secretId: `AKIDdev${who}`, secretKey: `dev-secret-${who}` },
  region,
  profile: { signMethod, httpProfile: { endpoint, protocol: "http://", reqMethod, reqTimeout: 60 } },
});
const alice = client("alice", "ap-guangzhou");
const there = client("alice", "ap-shanghai");
const bob = client("bob", "ap-guangzhou");
const aliceId = "100000000001";
const bobId = "100000000002";

const refused = async (call, code) => {
  await assert.rejects(call, (error) => {
    assert.strictEqual(error.code, code, error.message);
    assert.match(error.requestId, /^[0-9a-f-]{36}$/);
    return true;
  });
};

const find = async (as, id) => {
  const { TotalCount, ImageSet } = await as.DescribeImages({ ImageIds: [id] });
  assert.strictEqual(TotalCount, ImageSet.length);
  return ImageSet[0];
};

const poll = async (as, id, done) => {
  const percents = [];
  for (let i = 0; i < 600; i++) {
    const image = await find(as, id);
    percents.push(image.SyncPercent);
    if (image.ImageState === done) {
      assert.deepStrictEqual(percents, [...percents].sort((a, b) => a - b), "progress went back");
      assert.strictEqual(image.SyncPercent, 100);
      return image;
    }
    assert.ok(["IMPORTING", "SYNCING"].includes(image.ImageState), `${image.ImageState} on the way to ${done}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.fail(`${id} never became ${done}`);
};

(async () => {
  const { RegionSet } = await alice.DescribeRegions({});
  assert.ok(RegionSet.some((x) => x.Region === "ap-guangzhou" && x.RegionState === "AVAILABLE"));
  const { ImageNumQuota } = await alice.DescribeImageQuota({});
  assert.ok(ImageNumQuota > 0);
  const os = await alice.DescribeImportImageOs({});
  assert.ok(os.ImportImageOsListSupported.Linux.includes("Debian"));

  // Import, with polling.
  const order = {
    Architecture: "x86_64", OsType: "Debian", OsVersion: "12", ImageUrl: disk, ImageName: name, ImageDescription: "made by the SDK",
    TagSpecification: [{ ResourceType: "image", Tags: [{ Key: "team", Value: name }] }],
  };
  assert.ok((await alice.ImportImage({ ...order, DryRun: true })).RequestId);
  await refused(() => alice.ImportImage({ ...order, OsType: "Plan 9" }), "InvalidImageOsType.Unsupported");
  await refused(() => alice.ImportImage({ ...order, ImageUrl: "ftp://example.test/disk" }), "InvalidParameter.InvalidParameterUrlError");
  await refused(() => client("carol", "ap-guangzhou").ImportImage(order), "UnauthorizedOperation");
  const { ImageId } = await alice.ImportImage(order);
  assert.match(ImageId, /^img-[0-9a-z]{8}$/);
  await refused(() => alice.ImportImage(order), "InvalidImageName.Duplicate");
  const image = await poll(alice, ImageId, "NORMAL");
  assert.deepStrictEqual(
    [image.ImageName, image.ImageType, image.Platform, image.Architecture, image.ImageSource, image.ImageCreator, image.IsSupportCloudinit],
    [name, "PRIVATE_IMAGE", "Debian", "x86_64", "EXTERNAL_IMPORT", aliceId, image.IsSupportCloudinit]);
  assert.match(image.CreatedTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.strictEqual(image.SnapshotSet[0].DiskUsage, "SYSTEM_DISK");
  assert.deepStrictEqual(image.Tags, [{ Key: "team", Value: name }]);

  // Filters and paging.
  const filtered = async (...filters) => (await alice.DescribeImages({
    Filters: filters.map(([Name, ...Values]) => ({ Name, Values })),
  })).ImageSet.map((x) => x.ImageId);
  assert.deepStrictEqual(await filtered(["image-name", name]), [ImageId]);
  assert.deepStrictEqual(await filtered(["image-type", "PRIVATE_IMAGE"], ["tag:team", name, "other"]), [ImageId]);
  assert.deepStrictEqual(await filtered(["image-id", ImageId], ["platform", "debi"]), [ImageId]);
  assert.deepStrictEqual(await filtered(["image-id", ImageId], ["image-type", "PUBLIC_IMAGE"]), []);
  await refused(() => filtered(["colour", "red"]), "InvalidFilter");
  await refused(() => alice.DescribeImages({ ImageIds: [ImageId], Filters: [{ Name: "image-name", Values: ["x"] }] }), "InvalidParameter.InvalidParameterCoexistImageIdsFilters");
  await refused(() => alice.DescribeImages({ ImageIds: ["img-1"] }), "InvalidImageId.Malformed");
  const all = await alice.DescribeImages({ Limit: 100, Offset: 0 });
  const paged = [];
  for (let Offset = 0; Offset < all.TotalCount; Offset += 2) {
    paged.push(...(await alice.DescribeImages({ Limit: 2, Offset })).ImageSet.map((x) => x.ImageId));
  }
  assert.deepStrictEqual(paged, all.ImageSet.map((x) => x.ImageId));

  // Rename.
  await alice.ModifyImageAttribute({ ImageId, ImageName: `${name}-2`, ImageDescription: "", ImageFamily: "life" });
  await alice.ModifyImageAttribute({ ImageId, ImageName: `${name}-2` });
  assert.strictEqual((await find(alice, ImageId)).ImageName, `${name}-2`);
  await refused(() => alice.ModifyImageAttribute({ ImageId, ImageName: "x".repeat(61) }), "InvalidParameter.ValueTooLarge");
  assert.strictEqual((await alice.DescribeImageFromFamily({ ImageFamily: "life" })).Image.ImageId, ImageId);

  // Share and cancel.
  await refused(() => bob.DescribeImageSharePermission({ ImageId }), "InvalidImageId.NotFound");
  const share = (Permission, AccountIds) => alice.ModifyImageSharePermission({ ImageId, AccountIds, Permission });
  await refused(() => share("SHARE", [bobId, "999999999999"]), "InvalidAccountId.NotFound");
  assert.deepStrictEqual((await alice.DescribeImageSharePermission({ ImageId })).SharePermissionSet, []);
  await refused(() => share("SHARE", [aliceId]), "FailedOperation.AccountIsYourSelf");
  await share("SHARE", [bobId]);
  await share("SHARE", [bobId]);
  assert.deepStrictEqual((await alice.DescribeImageSharePermission({ ImageId })).SharePermissionSet.map((x) => x.AccountId), [bobId]);
  assert.strictEqual((await find(bob, ImageId)).ImageType, "SHARED_IMAGE");
  assert.strictEqual((await find(alice, ImageId)).ImageType, "PRIVATE_IMAGE");
  await refused(() => bob.ModifyImageAttribute({ ImageId, ImageName: "mine" }), "UnsupportedOperation.SharedImageModifyUnsupported");
  await refused(() => bob.DeleteImages({ ImageIds: [ImageId] }), "InvalidParameterValue.InvalidImageIdIsShared");
  await refused(() => bob.SyncImages({ ImageIds: [ImageId], DestinationRegions: ["ap-shanghai"] }), "UnauthorizedOperation.ImageNotBelongToAccount");
  await refused(() => bob.DescribeImageSharePermission({ ImageId }), "UnauthorizedOperation.ImageNotBelongToAccount");
  await refused(() => alice.DeleteImages({ ImageIds: [ImageId] }), "InvalidImageId.InShared");

  // Copy while it is shared, with progress.
  const copy = (region, more) => alice.SyncImages({ ImageIds: [ImageId], DestinationRegions: [region], ...more });
  await refused(() => copy("ap-guangzhou"), "InvalidParameterValue.InvalidRegion");
  await refused(() => copy("na-toronto"), "InvalidRegion.Unavailable");
  await refused(() => copy("mars-1"), "InvalidRegion.NotFound");
  assert.deepStrictEqual((await copy("ap-shanghai", { DryRun: true })).ImageSet, []);
  const { ImageSet: [made] } = await copy("ap-shanghai", { ImageSetRequired: true });
  assert.strictEqual(made.Region, "ap-shanghai");
  await refused(() => copy("ap-shanghai"), "InvalidImageName.Duplicate");
  const copied = await poll(there, made.ImageId, "NORMAL");
  assert.deepStrictEqual(copied.Tags, [{ Key: "team", Value: name }]);
  assert.deepStrictEqual((await there.DescribeImageSharePermission({ ImageId: made.ImageId })).SharePermissionSet, []);
  assert.strictEqual(await find(alice, made.ImageId), undefined);

  await share("CANCEL", [bobId]);
  await share("CANCEL", [bobId]);
  assert.strictEqual(await find(bob, ImageId), undefined);

  // Delete: all or none, then for good.
  await refused(() => alice.DeleteImages({ ImageIds: [ImageId, "img-00000000"] }), "InvalidImageId.NotFound");
  await alice.DeleteImages({ ImageIds: [ImageId], DryRun: true });
  assert.strictEqual((await find(alice, ImageId)).ImageState, "NORMAL");
  await alice.DeleteImages({ ImageIds: [ImageId] });
  assert.strictEqual(await find(alice, ImageId), undefined);
  await refused(() => alice.DeleteImages({ ImageIds: [ImageId] }), "InvalidImageId.NotFound");
  assert.strictEqual((await find(there, made.ImageId)).ImageState, "NORMAL");
  await there.DeleteImages({ ImageIds: [made.ImageId] });

  await refused(() => alice.CreateImage({ ImageName: "x", InstanceId: "ins-00000000" }), "InvalidInstanceId.NotFound");
  console.log("lived");
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
