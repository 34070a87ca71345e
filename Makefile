# What people and CI run; `make help` lists it. Everything but `kafka` needs Go, make and bash only.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --warn-undefined-variables --no-builtin-rules

GO ?= go
# How long `make fuzz` spends on each target, on random schemas and on the corpora.
FUZZTIME ?= 20s
# Where random schemas and documents begin; 0 is where nobody has begun before.
FUZZSEED ?= 0

TOOL := $(GO) tool -modfile=tools/go.mod
MODULES := . bench tools

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "%-12s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

.PHONY: generate
generate: ## write the generated packages from their schemas
	$(GO) run ./cmd/eventc generate
	$(GO) run ./cmd/eventc generate --config internal/goldens/eventc.yaml
	$(GO) run ./cmd/eventc generate --config bench/eventc.yaml

# Every golden file in the tests of these packages is rewritten by the flag -update: what is generated of
# each keyword, the findings in the error corpus, the output of the commands.
.PHONY: update
update: generate ## rewrite all golden files: what is generated, and what is reported
	$(GO) test ./generator ./internal/catalog ./internal/config ./internal/model ./cmd/eventc -update
	$(GO) test ./internal/corpora -run Tour -update

.PHONY: build
build: ## compile every package
	$(GO) build ./...

.PHONY: test
test: ## run all tests on the in-process broker
	$(GO) test ./... -shuffle=on

# -short leaves out what compiles thousands of packages to ask them one by one: no two goroutines meet
# there.
.PHONY: race
race: ## run the same tests, and those of bench, under the race detector
	$(GO) test -race -short -shuffle=on ./...
	cd bench && $(GO) test -race -shuffle=on ./...

.PHONY: lint
lint: ## run the pinned linters, and the test that the import rules hold
	$(TOOL) golangci-lint config verify
	$(TOOL) golangci-lint run
	cd bench && $(GO) tool -modfile=../tools/go.mod golangci-lint run
	cd tools && $(GO) test -count=1 ./...

.PHONY: format
format: ## format all Go source as the linters want it
	$(TOOL) golangci-lint fmt

.PHONY: drift
drift: ## fail when generated code is not what its schemas say
	$(GO) run ./cmd/eventc generate --check
	$(GO) run ./cmd/eventc generate --check --config internal/goldens/eventc.yaml
	$(GO) run ./cmd/eventc generate --check --config bench/eventc.yaml

.PHONY: tidy
tidy: ## tidy go.mod and go.sum of every module
	for module in $(MODULES); do (cd $$module && $(GO) mod tidy); done

.PHONY: tidy-check
tidy-check: ## fail when a go.mod or go.sum is not tidy
	for module in $(MODULES); do (cd $$module && $(GO) mod tidy -diff); done

# A run of `go test` can fuzz one target only, so each gets its own.
.PHONY: fuzz
fuzz: fuzz-targets fuzz-random ## fuzz every target, random schemas and the corpora, each for FUZZTIME (20s)

.PHONY: fuzz-targets
fuzz-targets: ## fuzz every target of `go test -fuzz` for FUZZTIME (20s)
	$(GO) test -list '^Fuzz' ./... \
	  | awk '/^Fuzz/ {targets[++n] = $$1} /^ok/ {for (i = 1; i <= n; i++) print targets[i], $$2; n = 0}' \
	  | while read -r target package; do \
	      $(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) $$package </dev/null; \
	    done

# The corpora are left out where they are not beside the repository.
.PHONY: fuzz-random
fuzz-random: ## hold generated code against random schemas and the corpora on random documents
	$(GO) test ./internal/fuzzer -run '^TestRandomSchemas$$' -count=1 -v -timeout 0 -for $(FUZZTIME) -seed $(FUZZSEED)
	$(GO) test ./internal/corpora -run '^TestRandomDocuments$$' -count=1 -v -timeout 0 -for $(FUZZTIME) -seed $(FUZZSEED)

# The schemas are the same ones each time: what fails then is what was changed.
.PHONY: fuzz-ci
fuzz-ci: ## fuzz for about two minutes in all, for CI
	$(MAKE) fuzz-targets FUZZTIME=10000x
	$(MAKE) fuzz-random FUZZTIME=30s FUZZSEED=1

.PHONY: bench
bench: ## measure against the peers, in one run
	cd bench && $(GO) run .

# A neighbour of the machine can slow one run, hardly two.
.PHONY: bench-ci
bench-ci: ## the same without the page; fails when a figure is missed twice
	cd bench && { $(GO) run . -docs "" -rounds 10 || $(GO) run . -docs "" -rounds 10; }

.PHONY: scale
scale: ## time the generator on a thousand schemas
	$(GO) build -o bin/eventc ./cmd/eventc
	$(GO) run ./internal/scale/cmd/scale --eventc bin/eventc

.PHONY: cover
cover: ## show which share of each function the tests reach
	$(GO) test -coverprofile coverage.out -coverpkg ./... ./...
	$(GO) tool cover -func coverage.out

.PHONY: vuln
vuln: ## look for known vulnerabilities in what is linked
	$(TOOL) govulncheck ./...

# The brokers are built first, so that a machine without Java or Maven is told so before anything
# else. One package at a time: each has brokers of its own.
.PHONY: kafka
kafka: ## run the Kafka tests on a real Apache Kafka (needs Java 17 and Maven)
	@$(GO) build -o bin/kafkaserver ./internal/kafkaserver/cmd/kafkaserver
	@bin/kafkaserver --check
	$(GO) test -race -tags kafka -count=1 -p 1 -timeout 15m \
	  ./kafka/... ./internal/kafkaserver/... ./examples/...

.PHONY: ci
ci: tidy-check drift lint test race ## all that CI runs without Java
