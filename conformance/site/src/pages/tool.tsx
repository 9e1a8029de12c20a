import Layout from '@theme/Layout';

export default function Tool() {
  return <Layout>도구</Layout>;
}
