"""The handbook's other approaches: peer observation, learning walks, pupils as observers."""
