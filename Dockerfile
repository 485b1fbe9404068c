# docker build -t projlint . && docker run --rm -v "$PWD:/documents" projlint check .
FROM rust:1-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev git && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
RUN cargo build --release --locked -p projlint-cli

FROM debian:stable-slim
# git is asked by `projlint check --changed`; the folder that is mounted belongs to the user outside.
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*'
COPY --from=build /build/target/release/projlint /usr/local/bin/projlint
COPY --from=build /build/LICENSE-MIT /build/LICENSE-APACHE /build/NOTICE /usr/share/doc/projlint/
WORKDIR /documents
ENTRYPOINT ["projlint"]
CMD ["check"]
