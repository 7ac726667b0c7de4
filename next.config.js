/** @type {import('next').NextConfig} */
export default {
  // `npm run check` holds the types; a start on a machine without the developers' tools does not check them again.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  devIndicators: false,
  images: { unoptimized: true, remotePatterns: [] },
};
