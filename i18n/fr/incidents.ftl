### incidents
