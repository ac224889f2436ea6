#pragma once

#include "models/engine/answer.h"
#include "models/wire/view_json.h"

#include <memory>
#include <string>

namespace lianxin::robots {

/// One person's connection to the centre: logs in, keeps the connection, tries again where it
/// broke. One thread.
class Client {
public:
    /// `url`: `http://127.0.0.1:8765` (or https). Errors: `bad_url`.
    static Result<std::unique_ptr<Client>> make(const std::string& url);
    ~Client();

    /// Errors: the server's, or `connection`.
    Status logIn(const StaffId& staff, const std::string& password);
    const wire::LoginAnswer& login() const;

    /// Gives the command a new id and sends it until it is answered; the same id goes out again
    /// after a broken connection.
    Result<engine::Answer> give(engine::CommandBody body);
    /// The body of a 200. Errors: the server's, or `connection`.
    Result<std::string> get(const std::string& path);

private:
    struct Line;
    explicit Client(std::unique_ptr<Line> line);
    std::unique_ptr<Line> m_line;
};

} // namespace lianxin::robots
