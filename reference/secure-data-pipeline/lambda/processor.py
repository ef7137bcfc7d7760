"""Stores the measurements of a file that the validator accepted."""

import json
import logging
import os
import socket

import boto3

logger = logging.getLogger()
logger.setLevel(os.environ.get("LOG_LEVEL", "INFO"))

s3 = boto3.client("s3")
secrets = boto3.client("secretsmanager")


def connection_settings():
    """Host, port, user, password and database name, read anew so that a changed password is seen."""
    secret = secrets.get_secret_value(SecretId=os.environ["DATABASE_SECRET_ARN"])
    return json.loads(secret["SecretString"])


def store(rows, settings):
    """Place for the developers' own code; until then it shows that the database can be reached."""
    with socket.create_connection((settings["host"], settings["port"]), timeout=5):
        logger.info("%d rows for %s", len(rows), settings["dbname"])


def handler(event, context):
    body = s3.get_object(Bucket=event["bucket"], Key=event["key"])["Body"].read()
    rows = [json.loads(line) for line in body.decode("utf-8").splitlines() if line.strip()]
    store(rows, connection_settings())
    s3.put_object(
        Bucket=os.environ["DATA_BUCKET"],
        Key=event["key"].replace("incoming/", "processed/", 1),
        Body=body,
    )
    return {"rows": len(rows)}
