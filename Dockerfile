# One image for API, worker and operator's tool; the command decides which. Console and workflow bundle are built in.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 CONSOLE=console FILES=/data/files
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
COPY --from=build /app/dist ./
# the bundle is found by the hash of what it was made from: a start needs neither webpack nor a writable folder
RUN node -e "require('./platform/temporal/bundle.js').workflowBundle()"
# a new volume takes over the owner of the folder it is mounted on
RUN mkdir -p /data/files && chown node:node /data/files
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=3s --start-period=30s CMD ["node", "platform/check-health.js"]
CMD ["node", "api/server.js"]
