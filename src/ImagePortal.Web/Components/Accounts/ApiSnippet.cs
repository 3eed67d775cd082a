namespace ImagePortal.Web.Components.Accounts;

/// <summary>A first call in one language.</summary>
/// <param name="Note">What is peculiar to it.</param>
internal sealed record ApiSnippet(string Language, string Text, string Note)
{
    private const string Keys = "The keys come from the environment variables SECRET_ID and SECRET_KEY.";

    internal static IReadOnlyList<ApiSnippet> All(Uri portal, string region)
    {
        var (endpoint, scheme) = (portal.Authority, portal.Scheme);
        return
        [
            new("Node", $$"""
                // npm install tencentcloud-sdk-nodejs-cvm
                const { cvm } = require("tencentcloud-sdk-nodejs-cvm");

                const client = new cvm.v20170312.Client({
                  credential: { secretId: process.env.SECRET_ID, secretKey: process.env.SECRET_KEY },
                  region: "{{region}}",
                  profile: { httpProfile: { endpoint: "{{endpoint}}", protocol: "{{scheme}}://" } },
                });

                client.DescribeImages({ Limit: 20 }).then(({ ImageSet }) => {
                  for (const image of ImageSet) console.log(image.ImageId, image.ImageName, image.ImageState);
                });
                """, Keys),
            new("Python", $"""
                # pip install tencentcloud-sdk-python-cvm
                import os
                from tencentcloud.common import credential
                from tencentcloud.common.profile.client_profile import ClientProfile
                from tencentcloud.common.profile.http_profile import HttpProfile
                from tencentcloud.cvm.v20170312 import cvm_client, models

                key = credential.Credential(os.environ["SECRET_ID"], os.environ["SECRET_KEY"])
                here = ClientProfile(httpProfile=HttpProfile(endpoint="{endpoint}", protocol="{scheme}"))
                client = cvm_client.CvmClient(key, "{region}", here)

                for image in client.DescribeImages(models.DescribeImagesRequest()).ImageSet:
                    print(image.ImageId, image.ImageName, image.ImageState)
                """, Keys),
            new("Go", $$"""
                package main

                import (
                	"fmt"
                	"os"

                	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common"
                	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/profile"
                	cvm "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/cvm/v20170312"
                )

                func main() {
                	here := profile.NewClientProfile()
                	here.HttpProfile.Scheme = "{{scheme.ToUpperInvariant()}}"
                	here.HttpProfile.Endpoint = "{{endpoint}}"
                	key := common.NewCredential(os.Getenv("SECRET_ID"), os.Getenv("SECRET_KEY"))
                	client, _ := cvm.NewClient(key, "{{region}}", here)

                	answer, err := client.DescribeImages(cvm.NewDescribeImagesRequest())
                	if err != nil {
                		panic(err)
                	}
                	for _, image := range answer.Response.ImageSet {
                		fmt.Println(*image.ImageId, *image.ImageName, *image.ImageState)
                	}
                }
                """, Keys),
            new(".NET", $$"""
                // dotnet add package TencentCloudSDK
                using TencentCloud.Common;
                using TencentCloud.Common.Profile;
                using TencentCloud.Cvm.V20170312;
                using TencentCloud.Cvm.V20170312.Models;

                var key = new Credential
                {
                    SecretId = Environment.GetEnvironmentVariable("SECRET_ID"),
                    SecretKey = Environment.GetEnvironmentVariable("SECRET_KEY"),
                };
                var here = new ClientProfile { HttpProfile = new HttpProfile { Endpoint = "{{endpoint}}", Protocol = "{{scheme}}://" } };
                var client = new CvmClient(key, "{{region}}", here);

                foreach (var image in client.DescribeImagesSync(new DescribeImagesRequest()).ImageSet)
                {
                    Console.WriteLine($"{image.ImageId} {image.ImageName} {image.ImageState}");
                }
                """, Keys),
            new("curl", $$"""
                # needs curl and openssl
                host={{endpoint}} time=$(date +%s) day=$(date -u +%F) body='{"Limit":20}'
                sha() { printf %s "$1" | openssl dgst -sha256 -r | cut -d' ' -f1; }
                mac() { printf %s "$2" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$1" -r | cut -d' ' -f1; }
                canonical=$(printf 'POST\n/\n\ncontent-type:application/json\nhost:%s\n\ncontent-type;host\n%s' "$host" "$(sha "$body")")
                key=$(printf %s "TC3$SECRET_KEY" | od -An -tx1 | tr -d ' \n')
                key=$(mac "$(mac "$(mac "$key" "$day")" cvm)" tc3_request)
                signature=$(mac "$key" "$(printf 'TC3-HMAC-SHA256\n%s\n%s/cvm/tc3_request\n%s' "$time" "$day" "$(sha "$canonical")")")
                curl {{scheme}}://$host/ -d "$body" -H 'Content-Type: application/json' -H "X-TC-Timestamp: $time" \
                  -H 'X-TC-Action: DescribeImages' -H 'X-TC-Version: 2017-03-12' -H 'X-TC-Region: {{region}}' \
                  -H "Authorization: TC3-HMAC-SHA256 Credential=$SECRET_ID/$day/cvm/tc3_request, SignedHeaders=content-type;host, Signature=$signature"
                """, Keys),
            new("Terraform", $$"""
                terraform {
                  required_providers {
                    tencentcloud = {
                      source = "tencentcloudstack/tencentcloud"
                    }
                  }
                }

                # The provider calls cvm., tag. and cbs. before the domain: let those names lead to this portal.
                provider "tencentcloud" {
                  region   = "{{region}}"
                  protocol = "{{scheme.ToUpperInvariant()}}"
                  domain   = "{{endpoint}}"
                }

                data "tencentcloud_images" "mine" {
                  image_type = ["PRIVATE_IMAGE"]
                }

                output "images" {
                  value = data.tencentcloud_images.mine.images[*].image_id
                }
                """, "The keys come from TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY. Without wildcard DNS: set domain to portal.test and HTTP_PROXY to this portal's address."),
        ];
    }
}
