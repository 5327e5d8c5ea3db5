mod main_job;
