// SampleSite
