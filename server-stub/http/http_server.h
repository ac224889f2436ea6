#pragma once

#include "models/base/result.h"
#include "server-stub/http/api.h"
#include "server-stub/http/request_loop.h"

#include <cstdint>
#include <memory>
#include <string>

namespace lianxin::http {

struct ListenOptions {
    std::string address = "127.0.0.1:8765"; ///< port 0: one that is free
    std::string tlsCertificate;             ///< PEM files; both or none
    std::string tlsKey;
    int threads = 256; ///< requests handled at once, most of which wait for the disk
    Patience patience;
};

/// The door: requests over plain sockets or TLS, read by a RequestLoop and given to the routes.
class HttpServer {
public:
    /// Errors: `bad_address`, `needs_tls` (an address that is not loopback), `bad_certificate`,
    /// `address_in_use`.
    static Result<std::unique_ptr<HttpServer>> start(const ListenOptions& options, Api& api);
    ~HttpServer();

    std::uint16_t port() const;
    /// Accepts nothing more, finishes what is being handled and ends kept connections.
    void stop();

private:
    struct Parts;
    explicit HttpServer(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace lianxin::http
