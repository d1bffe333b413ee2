"""A whole run with a model's endpoint: its key is nowhere but in the requests to it."""

from pathlib import Path

import pytest

from agent.surfaces.cli import main
from tests.agent.llm.loopback import said, serving

KEY, HEADER = "sk-run-8811", "hdr-run-8812"
QUESTION = (
    "My backpack holds 15 kg. A tent weighs 7 kg and is worth 9, a stove 3 kg worth 5, "
    "a lamp 1 kg worth 2. What should I take?"
)


def test_a_run_keeps_no_key_in_its_files_and_prints_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    config = tmp_path / "config.toml"
    config.write_text(
        f'[llm]\nmodel = "m"\napi_key = "{KEY}"\nheaders = {{ X-Key = "{HEADER}" }}\n'
    )
    monkeypatch.setenv("VERDIQ_HOME", str(home))
    with serving(lambda _: said("I cannot tell.")) as server:
        words = ["--config", str(config), "--base-url", f"{server.url}/v1", "--budget", "2"]
        code = main(["solve", QUESTION, *words])
    out, err = capsys.readouterr()
    assert code in {0, 3}, out + err  # answered, or asked back
    assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"
    files = [each for each in home.rglob("*") if each.is_file()]
    assert any(each.name == "report.json" for each in files)
    for secret in (KEY, HEADER):
        assert secret not in out + err
        assert not [each for each in files if secret.encode() in each.read_bytes()]
