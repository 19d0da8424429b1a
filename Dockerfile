# One image for both servers; the arguments choose: `metrics` or `discovery`. `./demo.sh image` builds it.
#
# Of Debian it has what the programs load, and no more: no package manager, no compiler. curl is there to ask the server
# from within its pod, busybox for a shell and for `sleep` in the preStop hook.

# --- The program -----------------------------------------------------------------------------------------------------
FROM docker.io/library/swift:6.3-bookworm AS build
WORKDIR /promwave
COPY . .
# The cache keeps the dependencies built: a change in Sources then takes seconds, not minutes.
RUN --mount=type=cache,target=/promwave/.build,sharing=locked \
    swift build -c release --product promwave-servers \
    && tools/image-program.sh .build/release/promwave-servers /program

# --- The files of the image ------------------------------------------------------------------------------------------
# The same Debian that the program was built on, for the same libc.
FROM docker.io/library/debian:bookworm-slim AS files
RUN apt-get update \
    && apt-get install -y --no-install-recommends busybox ca-certificates curl libstdc++6 zlib1g
COPY --from=build /program /usr/lib/promwave
COPY tools/image-files.sh /
RUN /image-files.sh /image /usr/lib/promwave/promwave-servers /usr/bin/curl /bin/busybox

# --- The image -------------------------------------------------------------------------------------------------------
FROM scratch
COPY --from=files /image /
ENV PATH=/usr/bin:/usr/lib/promwave
# A number, so that Kubernetes can tell that it is not root (runAsNonRoot).
USER 65532:65532
EXPOSE 8080
ENTRYPOINT ["/usr/lib/promwave/promwave-servers"]
CMD ["--help"]
