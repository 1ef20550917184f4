package io.threatmonitor.kit.api;

import io.swagger.v3.oas.annotations.Hidden;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.api.ErrorEnvelope;
import io.threatmonitor.kit.telemetry.Traces;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** Errors that the servlet container raises outside of any controller. */
@Hidden
@RestController
class ErrorPageController implements ErrorController {

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<ErrorEnvelope> error(HttpServletRequest request) {
        ErrorCode code =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                        ? ErrorCode.ofHttpStatus(status)
                        : ErrorCode.NOT_FOUND;
        return ResponseEntity.status(code.httpStatus())
                .body(ErrorEnvelope.of(code, code.sentence(), List.of(), Traces.idOf(request)));
    }
}
