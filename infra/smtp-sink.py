#!/usr/bin/python3
"""A mail server that keeps what it gets, for tests.

    /usr/bin/python3 smtp-sink.py PORT FOLDER USER PASSWORD [--refuse MAIL ...] [--defer MAIL ...]

Listens on 127.0.0.1, asks for STARTTLS and a login, and writes each message to FOLDER as a .eml file, numbered in the order of their
arrival. --refuse answers 550 for a recipient, --defer answers 451 the first time. The certificate is made anew at each start.
Prints "ready" and the certificate's SHA-256 in hex, and ends when its standard input ends.

Needs (Debian packages): python3-aiosmtpd openssl.
"""

import argparse
import hashlib
import logging
import pathlib
import ssl
import subprocess
import sys
import tempfile

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class Sink:
    def __init__(self, folder, refused, deferred):
        self.folder = folder
        self.refused = set(refused)
        self.deferred = set(deferred)
        self.kept = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return "550 5.1.1 no such mailbox"
        if address in self.deferred:
            self.deferred.remove(address)
            return "451 4.3.0 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.kept += 1
        unfinished = self.folder / f"{self.kept:04}.tmp"
        unfinished.write_bytes(envelope.original_content)
        unfinished.rename(unfinished.with_suffix(".eml"))
        return "250 kept"


def certificate(folder):
    key, crt = folder / "key.pem", folder / "crt.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", crt],
        check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(crt, key)
    return context, hashlib.sha256(ssl.PEM_cert_to_DER_cert(crt.read_text())).hexdigest()


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("port", type=int)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("user")
    arguments.add_argument("password")
    arguments.add_argument("--refuse", nargs="*", default=[])
    arguments.add_argument("--defer", nargs="*", default=[])
    options = arguments.parse_args()
    expected = (options.user.encode(), options.password.encode())

    def authenticate(server, session, envelope, mechanism, data):
        return AuthResult(success=(data.login, data.password) == expected, handled=False, auth_data=data)

    # The library warns of its own old names at each login.
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as secrets:
        context, digest = certificate(pathlib.Path(secrets))
    controller = Controller(
        Sink(options.folder, options.refuse, options.defer), hostname="127.0.0.1", port=options.port, tls_context=context,
        require_starttls=True, authenticator=authenticate, auth_required=True, auth_require_tls=True, data_size_limit=33554432)
    controller.start()
    print("ready", digest, flush=True)
    sys.stdin.read()
    controller.stop()


if __name__ == "__main__":
    main()
