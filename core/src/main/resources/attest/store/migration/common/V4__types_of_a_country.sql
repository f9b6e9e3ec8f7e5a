-- Incidents of a country by type are found without a look at all of the type.
CREATE INDEX incident_country_type ON incident (country, type, first_day, nr);
