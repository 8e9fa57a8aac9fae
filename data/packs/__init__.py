"""The policy packs that ship with the tool, one YAML file each."""
