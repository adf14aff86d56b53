package io.jobsentry.redact;

import java.util.List;

/**
 * The kinds that are told by their shape: name, what it is, shapes as {@link Shape} reads them. A
 * {@code ~} behind a shape asks for what looks drawn by lot.
 */
final class Tables {
  static final String CLOUDS =
      """
      aws-access-key-id | AWS access key id | AKIA{u:16} ASIA{u:16} ABIA{u:16} ACCA{u:16}
      aws-session-token | AWS session token | FwoGZXIvYXdz{e:60-} FQoGZXIvYXdz{e:60-} IQoJb3JpZ2lu{e:60-}
      aws-bedrock-key | AWS Bedrock API key | ABSK{e:100-}
      aws-mws-token | Amazon MWS token | amzn.mws.{uuid}
      google-api-key | Google API key, Gemini's too | AIza{b:35}
      google-oauth-token | Google OAuth access token | ya29.{b:20-}
      google-oauth-secret | Google OAuth client secret | GOCSPX-{b:24-}
      google-refresh-token | Google OAuth refresh token | 1//0{b:30-}~
      azure-client-secret | Microsoft Entra client secret | {z:3}{d:1}Q~{z:31-34}
      azure-devops-token | Azure DevOps token | {a:76}AZDO{a:4}
      azure-sas | Azure shared access signature | &sig=<{q:40-}> ?sig=<{q:40-}>
      digitalocean-token | DigitalOcean token | dop_v1_{h:64} doo_v1_{h:64} dor_v1_{h:64}
      heroku-key | Heroku API key | HRKU-{b:36-}
      cloudflare-origin-key | Cloudflare origin CA key | v1.0-{h:24}-{h:100-}
      alibaba-key-id | Alibaba Cloud access key id | LTAI{a:12-28}~
      tencent-key-id | Tencent Cloud secret id | AKID{a:32}
      yandex-key | Yandex Cloud key or token | AQVN{b:35-} y0_{b:50-} t1.{e:1-}.{e:60-}
      scaleway-key | Scaleway access key | SCW{u:17}
      fly-token | Fly.io token | fo1_{b:40-} fm2_{e:80-} fm1r_{e:80-} fm1a_{e:80-}
      netlify-token | Netlify token | nfp_{a:36-} nfc_{a:36-}
      render-key | Render API key | rnd_{a:28-}
      supabase-key | Supabase key or token | sbp_{h:40} sb_secret_{b:20-}
      planetscale-token | PlanetScale password or token | pscale_tkn_{p:32-} pscale_pw_{p:32-} pscale_oauth_{p:32-}
      pulumi-token | Pulumi access token | pul-{h:40}
      vercel-token | Vercel token | vcp_{a:24-} vck_{a:24-} vca_{a:24-}
      """;

  static final String CODE =
      """
      github-token | GitHub personal access token | ghp_{a:36-}
      github-fine-grained-token | GitHub fine-grained token | github_pat_{a:22}_{a:59}
      github-oauth-token | GitHub OAuth token | gho_{a:36-}
      github-user-token | GitHub App user token | ghu_{a:36-}
      github-server-token | GitHub App or Actions token | ghs_{p:36-}
      github-refresh-token | GitHub refresh token | ghr_{a:36-}
      gitlab-token | GitLab personal, project or group token | glpat-{p:20-}
      gitlab-deploy-token | GitLab deploy token | gldt-{b:20-}
      gitlab-runner-token | GitLab runner token | glrt-{p:20-} GR1348941{b:20} glrtr-{p:20-}
      gitlab-job-token | GitLab CI job token | glcbt-{p:20-}
      gitlab-trigger-token | GitLab pipeline trigger token | glptt-{b:20-}
      gitlab-other-token | GitLab feed, mail, agent, OAuth or SCIM token | glft-{b:20-} glimt-{b:20-} glagent-{b:20-} gloas-{b:20-} glsoat-{b:20-} glffct-{b:20-} glwt-{p:20-}
      bitbucket-token | Bitbucket app password or access token | ATBB{a:24-} ATCTT3{b:50-}
      atlassian-token | Atlassian API token | ATATT3{q:50-}
      npm-token | npm token | npm_{a:36}
      pypi-token | PyPI or TestPyPI token | pypi-{b:60-}
      rubygems-key | RubyGems key | rubygems_{h:48}
      crates-token | crates.io token | cio{a:32}~
      docker-hub-token | Docker Hub token | dckr_pat_{b:24-} dckr_oat_{b:24-}
      nuget-key | NuGet key | oy2{l:43}
      clojars-token | Clojars token | CLOJARS_{h:60}
      jfrog-key | JFrog Artifactory key | AKCp{a:60-} cmVmdGtu{a:40-}
      sonar-token | SonarQube token | squ_{h:40} sqp_{h:40} sqa_{h:40}
      circleci-token | CircleCI token | CCIPAT_{a:22}_{h:40} CCIPRJ_{a:22}_{h:40}
      buildkite-token | Buildkite token | bkua_{h:40} bkct_{b:20-}
      sourcegraph-token | Sourcegraph token | sgp_{h:40} sgp_{h:16}_{h:40} sgp_local_{h:40}
      postman-key | Postman key | PMAK-{h:24}-{h:34}
      """;

  static final String CHAT =
      """
      slack-token | Slack token | xoxb-{b:20-} xoxp-{b:20-} xoxa-{b:20-} xoxr-{b:20-} xoxs-{b:20-} xoxo-{b:20-} xoxc-{b:20-} xoxd-{q:20-} xoxe-{b:20-} xoxe.{p:20-}
      slack-app-token | Slack app token | xapp-{d:1}-{b:20-}
      slack-webhook | Slack webhook | hooks.slack.com/services/<{/:20-}> hooks.slack.com/workflows/<{/:20-}> hooks.slack.com/triggers/<{/:20-}>
      discord-webhook | Discord webhook | discord.com/api/webhooks/<{d:16-20}/{b:50-}> discordapp.com/api/webhooks/<{d:16-20}/{b:50-}>
      telegram-token | Telegram bot token | {d:8-10}:AA{b:33}
      teams-webhook | Microsoft Teams webhook | .webhook.office.com/webhookb2/<{@:40-}> outlook.office.com/webhook/<{@:40-}>
      twilio-key | Twilio API key | SK{h:32}
      sendgrid-key | SendGrid key | SG.{b:20-24}.{b:39-50}
      mailgun-key | Mailgun key | key-{h:32}
      mailchimp-key | Mailchimp key | {h:32}-us{d:1-2}
      brevo-key | Brevo key | xkeysib-{h:64}-{a:16} xsmtpsib-{h:64}-{a:16}
      resend-key | Resend key | re_{a:8}_{a:20-}~
      google-chat-webhook | Google Chat webhook | chat.googleapis.com/v1/spaces/<{b:8-}/messages?key={b:35-}>~
      zapier-webhook | Zapier webhook | hooks.zapier.com/hooks/catch/<{/:10-}>
      twitch-token | Twitch chat password | oauth:{l:30}
      """;

  static final String MONEY =
      """
      stripe-key | Stripe secret or restricted key | sk_live_{a:16-} sk_test_{a:16-} rk_live_{a:16-} rk_test_{a:16-} sk_org_live_{a:16-}
      stripe-webhook-secret | Stripe webhook secret | whsec_{e:24-}
      square-token | Square token | sq0atp-{b:22} sq0csp-{b:43} EAAA{b:56-}
      braintree-token | Braintree access token | access_token$production${l:16}$<{h:32}> access_token$sandbox${l:16}$<{h:32}>
      razorpay-key | Razorpay key id | rzp_live_{a:14} rzp_test_{a:14}
      shopify-token | Shopify token or secret | shpat_{H:32} shpca_{H:32} shppa_{H:32} shpss_{H:32} shptka_{H:32}
      flutterwave-key | Flutterwave key | FLWSECK-{a:20-}-X FLWSECK_TEST-{a:20-}
      plaid-token | Plaid access token | access-production-{uuid} access-sandbox-{uuid} access-development-{uuid}
      easypost-key | EasyPost key | EZAK{a:54} EZTK{a:54}
      shippo-token | Shippo token | shippo_live_{h:40} shippo_test_{h:40}
      """;

  static final String MODELS =
      """
      openai-key | OpenAI key | sk-proj-{b:40-} sk-svcacct-{b:40-} sk-admin-{b:40-} sk-None-{b:40-} sk-{a:32-}
      anthropic-key | Anthropic key | sk-ant-{b:32-}
      openrouter-key | OpenRouter key | sk-or-v1-{h:64}
      huggingface-token | Hugging Face token | hf_{a:30-40} api_org_{a:34}
      replicate-token | Replicate token | r8_{a:37}
      groq-key | Groq key | gsk_{a:52}
      perplexity-key | Perplexity key | pplx-{a:40-}
      xai-key | xAI key | xai-{a:70-}
      nvidia-key | NVIDIA key | nvapi-{b:60-}
      fireworks-key | Fireworks key | fw_{a:22-}~
      langsmith-key | LangSmith key | lsv2_pt_{h:32}_{h:10} lsv2_sk_{h:32}_{h:10}
      langfuse-key | Langfuse secret key | sk-lf-{uuid}
      elevenlabs-key | ElevenLabs key | sk_{h:48}
      pinecone-key | Pinecone key | pcsk_{w:40-}
      jina-key | Jina key | jina_{h:32}{b:20-}
      tavily-key | Tavily key | tvly-{b:28-}
      voyage-key | Voyage AI key | pa-{b:43}~ al-{b:43}~
      wandb-key-v1 | Weights & Biases key of the newer form | wandb_v1_{w:40-}
      neptune-token | Neptune token | eyJhcGlf{e:40-}
      runpod-key | RunPod key | rpa_{a:40-}
      anyscale-token | Anyscale token | esecret_{a:24-} aph0_{p:40-} aph5_{p:40-}
      prefect-key | Prefect key | pnu_{a:36} pnb_{a:36}
      kaggle-token | Kaggle token | KGAT_{h:32}
      """;

  static final String TOOLS =
      """
      vault-token | HashiCorp Vault token | hvs.{b:24-} hvb.{b:24-} hvr.{b:24-}
      terraform-token | Terraform Cloud token | {a:14}.atlasv1.{b:60-}~
      databricks-token | Databricks token | dapi{h:32} dapi{h:32}-{d:1} dose{h:32} dkea{h:32}
      dbt-token | dbt Cloud token | dbtc_{b:30-} dbtu_{b:30-}
      new-relic-key | New Relic key | NRAK-{u:27} NRII-{b:32} NRRA-{h:42} NRJS-{h:19} {h:36}NRAL
      sentry-dsn | key of a Sentry DSN | https://<{h:32}>@ https://{h:32}:<{h:32}>@
      sentry-token | Sentry auth token | sntrys_{q:40-} sntryu_{h:64}
      grafana-token | Grafana token | glsa_{a:32}_{H:8} glc_{e:32-} eyJrIjoi{e:40-}
      linear-key | Linear key | lin_api_{a:32-} lin_oauth_{h:32-}
      notion-token | Notion token | ntn_{a:40-} secret_{a:43}
      airtable-token | Airtable token | pat{a:14}.{h:64}
      figma-token | Figma token | figd_{b:38-} figo_{b:38-}
      dynatrace-token | Dynatrace token | dt0c01.{u:24}.{u:64} dt0s01.{u:8-24}.{u:64} dt0s16.{u:8-24}.{u:64}
      doppler-token | Doppler token | dp.pt.{a:40-} dp.ct.{a:40-} dp.sa.{a:40-} dp.st.{p:40-} dp.scim.{a:40-}
      contentful-token | Contentful token | CFPAT-{b:43}
      launchdarkly-key | LaunchDarkly key | sdk-{uuid} api-{uuid}
      tailscale-key | Tailscale key | tskey-auth-{b:20-} tskey-api-{b:20-} tskey-client-{b:20-} tskey-scim-{b:20-}
      onepassword-token | 1Password service account token | ops_eyJ{b:100-}
      hubspot-token | HubSpot token | pat-na1-{uuid} pat-eu1-{uuid} pat-na2-{uuid}
      dropbox-token | Dropbox token | sl.{b:120-} sl.u.{b:100-}
      mapbox-token | Mapbox secret token | sk.eyJ{b:60-}.{b:20-}
      typeform-token | Typeform token | tfp_{b:40-}
      lob-key | Lob key | live_{h:35} test_{h:35}
      okta-ssws | Okta token in its header | SSWS 00<{b:40}>
      rancher-token | Rancher or k3s token | K10{h:64}::server:<{p:20-}> token-{l:5}:<{l:54}>
      jwt | JSON web token | eyJ{b:12-}.{b:12-}.{b:16-} eyJ{b:12-}.{b:0-}.{b:10-}.{b:10-}.{b:16-}
      age-key | age secret key | AGE-SECRET-KEY-1{u:58} AGE-SECRET-KEY-PQ-1{u:58-}
      infisical-token | Infisical service token | st.{h:24}.{h:32}.{h:32}
      posthog-key | PostHog key | phx_{a:40-}
      """;

  /** Name, what it is, the words one of which is in the line, runs of letters: kind and length. */
  static final String NEAR =
      """
      aws-secret-key | AWS secret access key | aws akia asia | s:40
      azure-openai-key | Azure OpenAI or Cognitive Services key | azure cognitive | h:32 a:84
      heroku-api-key | Heroku key of the older form | heroku | U:36
      cloudflare-key | Cloudflare key or token | cloudflare | h:37 b:40
      linode-token | Linode or Vultr token | linode vultr | h:64 u:36
      twilio-token | Twilio auth token | twilio | h:32
      postmark-token | Postmark server token | postmark | U:36
      discord-token | Discord application secret | discord | b:32
      paypal-secret | PayPal client secret or key | paypal braintree | b:80 h:32
      cohere-key | Cohere key | cohere | a:40
      mistral-key | Mistral key | mistral codestral | a:32
      together-key | Together AI key | together | h:64
      deepgram-key | Deepgram, AssemblyAI or Stability key | deepgram assemblyai stability | h:40 h:32
      wandb-key | Weights & Biases key | wandb weights | h:40
      comet-key | Comet key | comet | a:25
      kaggle-key | Kaggle key | kaggle | h:32
      datadog-key | Datadog API or application key | datadog dd_api dd_app dd-api | h:32 h:40
      snowflake-secret | Snowflake token or secret | snowflake | b:64 b:86
      pagerduty-key | PagerDuty key | pagerduty | b:20 h:32
      okta-token | Okta token or secret | okta | b:42 b:40 b:64
      auth0-secret | Auth0 client secret | auth0 | b:64
      algolia-key | Algolia key | algolia | h:32
      honeycomb-key | Honeycomb key | honeycomb | a:22 h:32
      rollbar-token | Rollbar token | rollbar | h:32
      snyk-token | Snyk token | snyk | U:36
      codecov-token | Codecov token | codecov | U:36
      splunk-token | Splunk HEC token | splunk | U:36
      travis-token | Travis CI or Coveralls token | travis coveralls | b:22 a:32
      jenkins-token | Jenkins API token | jenkins | h:34
      ngrok-token | ngrok token | ngrok | w:48 w:49
      mattermost-token | Mattermost or Rocket.Chat token | mattermost rocketchat | l:26 b:43
      asana-token | Asana token | asana | h:32
      mailgun-sending-key | Mailgun key of the newer form | mailgun | m:50
      pusher-secret | Pusher, Mixpanel or Amplitude secret | pusher mixpanel amplitude | h:20 h:32
      """;

  private Tables() {}

  /** The cells of a row. */
  static List<String> cells(String line) {
    return List.of(line.split(" \\| ", -1));
  }
}
