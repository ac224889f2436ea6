#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace Poco::Data {
class Session;
}
struct sqlite3_stmt;

namespace lianxin::store {

/// A statement that changes rows, compiled once and run often, each time with other values: what a
/// group commit runs hundreds of times. (A Poco statement is compiled anew at each execution.) One
/// thread, the session's; must end before the session does. Throws Poco exceptions, as the session
/// itself would.
class Prepared {
public:
    Prepared(Poco::Data::Session& session, const std::string& sql);
    ~Prepared();
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;

    /// Runs it once with these values, in the order of the `?`s. Texts are not copied.
    template <class... Values> void run(const Values&... values)
    {
        int parameter = 0;
        (bind(++parameter, values), ...);
        step();
    }

private:
    void bind(int parameter, std::string_view text);
    void bind(int parameter, std::int64_t number);
    void bind(int parameter, int number) { bind(parameter, std::int64_t{number}); }
    void bind(int parameter, double number);
    void step();
    sqlite3_stmt* m_statement = nullptr;
};

} // namespace lianxin::store
