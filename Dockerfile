# The pinned environment: what scripts/setup needs of a system, and the project set up in it.
# Another base, or a newer one: docker build --build-arg BASE=debian:bookworm-slim@sha256:…
ARG BASE=debian:bookworm-slim@sha256:7b140f374b289a7c2befc338f42ebe6441b7ea838a042bbd5acbfca6ec875818

FROM ${BASE} AS system
ENV LANG=C.UTF-8
RUN apt-get update -qq \
    && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
        ca-certificates git nodejs \
        python3 python3-venv \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig \
        chromium poppler-utils libpoppler-glib8 qpdf mupdf-tools faketime \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 officer

FROM system AS manual
WORKDIR /manual
RUN chown officer: /manual
USER officer
COPY --chown=officer:officer . .
RUN scripts/setup pango browser pdf-tools
EXPOSE 8000
CMD ["scripts/serve", "--address", "0.0.0.0:8000"]
