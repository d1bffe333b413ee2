# make demo    set everything up, then solve a real question
# make test    the tests
# make check   format, lint, types, imports, tests: all that CI runs
# make bench   the benchmarks, each against a peer (NAME=… for one)
# make eval    questions with known answers beside their targets (VERDIQ_QUESTIONS=FILE.jsonl adds yours)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TESTABLE := $(VENV)/.testable
LOCK := $(BIN)/uv pip compile -q --universal --python-version 3.11 --no-annotate --no-emit-index-url \
	--custom-compile-command "make lock"
QUESTION ?= My backpack holds 15 kg. A tent weighs 7 kg and is worth 9, a stove 3 kg worth 5, \
a lamp 1 kg worth 2, a rope 4 kg worth 6, a camera 5 kg worth 8. What should I take?

.PHONY: demo setup setup-dev test check format bench eval schema lock clean

demo: setup
	@$(BIN)/verdiq solve "$(QUESTION)"

setup: $(READY)

setup-dev: $(TESTABLE)

# Debian splits venv's pip off into a package of its own; where it is missing, root can fetch it and
# anyone else is told what to install.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Verdiq needs Python 3.11 or later; set PYTHON=… to one"; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear $(VENV) || \
		{ test "$$(id -u)" = 0 && apt-get update -q && apt-get install -q -y python3-venv && \
		$(PYTHON) -m venv --clear $(VENV); } || \
		{ echo "python3-venv is missing; install it (apt-get install python3-venv) and run make again"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

# What the tests and benchmarks need beyond that: the linters, and the SDKs of every quantum runner.
$(TESTABLE): $(READY) requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $(TESTABLE)

test: setup-dev
	$(BIN)/pytest

check: setup-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(MAKE) test

format: setup-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup-dev
	$(BIN)/python -m evals.run_benchmarks $(NAME)

eval: setup-dev
	$(BIN)/python -m evals.run_questions

schema: setup-dev
	$(BIN)/python -m agent.contracts.answer_schema docs/answer.schema.json

lock: setup-dev
	$(LOCK) --extra build --extra mcp --extra dev pyproject.toml -o requirements-dev.lock
	$(LOCK) --extra build --extra mcp -c requirements-dev.lock pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) bench dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
