# One image for Motorcade and for its demo fleet.
FROM node:20-bookworm-slim AS build
WORKDIR /motorcade
COPY package.json package-lock.json ./
# Packages alone first: they stay as they are while only the source changes.
RUN npm install --omit=dev --no-save --no-audit --no-fund
COPY . .
RUN node --input-type=module --eval "import { prepare } from './server/prepare.mjs'; await prepare({ withTools: false, withBuild: true });"

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /motorcade
# Volumes that are mounted here begin with these owners.
RUN mkdir -p /data /demo/demo/kafka && chown -R node:node /data /demo
COPY --from=build /motorcade/node_modules node_modules
COPY --from=build /motorcade/.next .next
COPY --from=build /motorcade/dist dist
COPY --from=build /motorcade/prisma prisma
COPY --from=build /motorcade/public public
COPY --from=build /motorcade/package.json /motorcade/next.config.js /motorcade/commands.yaml ./
USER node
EXPOSE 3000
HEALTHCHECK --start-period=60s CMD ["node", "--eval", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/server.mjs"]
