"""Checks a new measurement file and hands a good one over to the processor."""

import json
import logging
import os
from urllib.parse import unquote_plus

import boto3

logger = logging.getLogger()
logger.setLevel(os.environ.get("LOG_LEVEL", "INFO"))

s3 = boto3.client("s3")
lambda_client = boto3.client("lambda")

REQUIRED_FIELDS = {"partner", "measured_at", "value"}


def is_valid(body):
    """True where every line is a JSON object with the fields that the database needs."""
    lines = [line for line in body.decode("utf-8").splitlines() if line.strip()]
    return bool(lines) and all(REQUIRED_FIELDS <= json.loads(line).keys() for line in lines)


def handler(event, context):
    accepted = 0
    for record in event["Records"]:
        bucket = record["s3"]["bucket"]["name"]
        key = unquote_plus(record["s3"]["object"]["key"])
        body = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
        try:
            valid = is_valid(body)
        except (AttributeError, UnicodeDecodeError, json.JSONDecodeError):
            valid = False
        if not valid:
            logger.warning("Refused %s", key)
            continue
        lambda_client.invoke(
            FunctionName=os.environ["PROCESSOR_FUNCTION"],
            InvocationType="Event",
            Payload=json.dumps({"bucket": bucket, "key": key}),
        )
        accepted += 1
    return {"accepted": accepted}
